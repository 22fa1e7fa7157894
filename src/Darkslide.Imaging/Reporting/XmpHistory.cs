using System.Globalization;

namespace Darkslide.Imaging.Reporting;

/// <summary>What was done to a picture, step by step: <c>xmpMM:History</c> is a list of events, <c>crs:</c> holds a raw developer's settings.</summary>
internal sealed class XmpHistory
{
    private string _action = "", _when = "", _agent = "";
    private int _developed, _editor;

    public void Note(string name, string value, ReportBuilder report)
    {
        switch (name)
        {
            case "rdf:li" when value.Length == 0: Step(report); break;
            case "stEvt:action": _action = value; break;
            case "stEvt:when": _when = Moments.Of(value); break;
            case "stEvt:softwareAgent": _agent = value; break;
            default:
                _developed += value.Length > 0 && name.StartsWith("crs:", StringComparison.Ordinal) ? 1 : 0;
                _editor += value.Length > 0 && name.StartsWith("darktable:history", StringComparison.Ordinal) ? 1 : 0;
                break;
        }
    }

    public void Report(ReportBuilder report)
    {
        Step(report);
        if (_developed > 0)
        {
            report.Add(FindingKind.EditHistory, "Raw developer's settings", _developed.ToString(CultureInfo.InvariantCulture));
        }
        if (_editor > 0)
        {
            report.Add(FindingKind.EditHistory, "Picture editor's steps", _editor.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void Step(ReportBuilder report)
    {
        if (_action.Length > 0)
        {
            var facts = new[] { _action, _when, _agent }.Where(fact => fact.Length > 0);
            report.Add(FindingKind.EditHistory, "Editing step", string.Join(", ", facts));
        }
        (_action, _when, _agent) = ("", "", "");
    }
}
