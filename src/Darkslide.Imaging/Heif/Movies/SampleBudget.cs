namespace Darkslide.Imaging.Heif.Movies;

/// <summary>Samples of an honest file hardly overlap; hostile ones say in a few bytes that there are millions, all in the same place.</summary>
/// <param name="bytes">How long all samples together may be.</param>
internal sealed class SampleBudget(long bytes)
{
    private long _bytes = bytes;
    private int _samples = PictureLimits.MaxParts;

    /// <exception cref="PictureRefusedException">Too many.</exception>
    public int Samples(long count)
    {
        Require(count <= _samples);
        _samples -= (int)count;
        return (int)count;
    }

    /// <exception cref="PictureRefusedException">Too many.</exception>
    public void Spend(long bytes)
    {
        _bytes -= bytes;
        Require(_bytes >= 0);
    }

    private static void Require(bool isTrue)
    {
        if (!isTrue)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
    }
}
