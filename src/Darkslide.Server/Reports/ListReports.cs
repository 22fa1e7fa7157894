using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Reports;

/// <summary>What was reported, for the operator.</summary>
internal sealed class ListReports(IDatabase database, InstanceKey key)
{
    public ReportsAnswer Run() => database.Read(sql => new ReportsAnswer { Reports = [.. Report.All(sql).Select(report => Answer(report, Share.Find(sql, report.Share)!))] });

    private OperatorReport Answer(Report report, Share share) => new()
    {
        Number = (int)report.Id,
        Time = Moments.Time(report.Minute),
        Share = (int)share.Id,
        State = share.State,
        Link = report.Link,
        Kind = report.Kind,
        Note = AddReport.NoteOf(key, report),
        Secret = AddReport.SecretOf(key, report),
        Pass = (int?)share.Pass,
    };
}
