using Darkslide.Server.Database;

namespace Darkslide.Server.Records;

/// <summary>
/// A table of secrets, each column of one length. Rows are never deleted, which would leave their bytes in a free page:
/// they are overwritten in place and given to whoever comes next.
/// </summary>
internal sealed class OverwrittenRows
{
    private readonly string take;
    private readonly string insert;
    private readonly string overwrite;
    private readonly (string Name, object? Value)[] zeros;

    /// <param name="table">The table's name; it has <c>slot</c> and <c>bucket</c> besides.</param>
    /// <param name="columns">Its columns of secrets and their lengths in bytes.</param>
    public OverwrittenRows(string table, params (string Name, int Bytes)[] columns)
    {
        string names = string.Join(", ", columns.Select(column => column.Name));
        string parameters = string.Join(", ", columns.Select(column => "@" + column.Name));
        string sets = string.Join(", ", columns.Select(column => $"{column.Name} = @{column.Name}"));
        take = $"UPDATE {table} SET bucket = @bucket, {sets} WHERE slot = (SELECT slot FROM {table} WHERE bucket = {Bucket.Free} LIMIT 1) RETURNING slot";
        insert = $"INSERT INTO {table} (bucket, {names}) VALUES (@bucket, {parameters}) RETURNING slot";
        overwrite = $"UPDATE {table} SET bucket = {Bucket.Free}, {sets} WHERE slot IN ";
        zeros = [.. columns.Select(column => ("@" + column.Name, (object?)new byte[column.Bytes]))];
    }

    /// <summary>Where the values are kept from now on: a row that was freed, else a new one. In the order of the columns.</summary>
    public long Add(Sql sql, int bucket, params ReadOnlySpan<byte[]> values)
    {
        var all = new (string Name, object? Value)[values.Length + 1];
        all[0] = ("@bucket", bucket);
        for (int i = 0; i < values.Length; i++)
        {
            all[i + 1] = (zeros[i].Name, values[i]);
        }

        return sql.Number(take, all) ?? sql.Number(insert, all)!.Value;
    }

    /// <summary>Overwrites rows and frees them.</summary>
    /// <param name="sql">Where.</param>
    /// <param name="slots">Which: a constant of this assembly that selects slots for <c>@id</c>, in brackets.</param>
    /// <param name="id">What the selection asks for.</param>
    public void Erase(Sql sql, string slots, long id) => sql.Execute(overwrite + slots, [.. zeros, ("@id", id)]);
}
