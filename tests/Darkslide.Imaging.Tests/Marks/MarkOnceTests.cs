using System.Diagnostics.Metrics;
using Darkslide.Imaging.Marks;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests.Marks;

/// <summary>However many recipients: a picture is unpacked once.</summary>
public class MarkOnceTests
{
    [Fact]
    public void Twenty_marks_unpack_a_picture_once()
    {
        var decodings = new ThreadLocal<int>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Name == "darkslide.imaging.decodings")
            {
                to.EnableMeasurementEvents(instrument);
            }
        };
        // Measurements are told on the thread that unpacks: other tests' pictures are not counted.
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => decodings.Value += (int)count);
        listener.Start();

        using var unpacked = Renditions.Unpack(PictureCleaner.Clean(Plain.Jpeg(900, 600)));
        var marked = Enumerable.Range(0, 20).Select(link => unpacked.Marked(new Mark(new MarkLook(), $"Recipient {link}", null, link))).ToList();

        Assert.Equal(1, decodings.Value);
        Assert.Equal(20, marked.Select(pair => Convert.ToHexString(pair.Preview.Bytes)).Distinct().Count());
    }
}
