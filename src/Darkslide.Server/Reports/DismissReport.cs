using Darkslide.Protocol;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;

namespace Darkslide.Server.Reports;

/// <summary>Puts a report away, with what it told.</summary>
internal sealed class DismissReport(IDatabase database)
{
    public Task<Result<Done>> Run(int number) => database.Decide<Result<Done>>(decision =>
    {
        bool wasThere = Report.Delete(decision.Sql, number) == 1;
        decision.Cleanse();
        return wasThere ? default(Done) : ProblemCodes.NoSuchReport;
    });
}
