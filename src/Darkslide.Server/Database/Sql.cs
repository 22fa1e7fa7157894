using System.Data.Common;

namespace Darkslide.Server.Database;

/// <summary>Statements on one connection, each prepared once. Text in both databases' dialect wherever it can be.</summary>
internal sealed class Sql(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> commands = [];

    /// <summary>Runs a statement; answers how many rows it changed.</summary>
    public int Execute(string text, params ReadOnlySpan<(string Name, object? Value)> values) => Command(text, values).ExecuteNonQuery();

    /// <summary>The first column of the first row, or null where there is none.</summary>
    public long? Number(string text, params ReadOnlySpan<(string Name, object? Value)> values)
        => Command(text, values).ExecuteScalar() is long number ? number : null;

    public T? One<T>(string text, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
        where T : class
    {
        using DbDataReader rows = Command(text, values).ExecuteReader();
        return rows.Read() ? read(rows) : null;
    }

    public List<T> All<T>(string text, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using DbDataReader rows = Command(text, values).ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all;
    }

    public void Dispose()
    {
        foreach (DbCommand command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private DbCommand Command(string text, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!commands.TryGetValue(text, out DbCommand? command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is made of constants of this assembly; values travel as parameters.
            command.CommandText = text;
#pragma warning restore CA2100
            commands.Add(text, command);
            foreach ((string name, _) in values)
            {
                DbParameter parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
        }

        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i].Value ?? DBNull.Value;
        }

        return command;
    }
}
