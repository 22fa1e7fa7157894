namespace Darkslide.Imaging.Reporting;

/// <summary>Maker and model as people say them: "Canon EOS 40D", not "Canon Canon EOS 40D".</summary>
internal static class DeviceName
{
    public static string Of(string make, string model)
    {
        if (make.Length == 0 || model.StartsWith(make, StringComparison.Ordinal))
        {
            return model;
        }
        return model.Length == 0 ? make : make + " " + model;
    }
}
