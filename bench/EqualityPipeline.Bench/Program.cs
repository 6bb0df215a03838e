using System.Globalization;
using EqualityPipeline.Bench;

return args switch
{
    ["stage", var stage, var path] => Here(() => Stage.RunHere(stage, path)),
    ["make", var path, .. var rest] => Here(() => Make(path, rest)),
    ["intake", .. var rest] => await WithFolderAsync(folder => new IntakeTable(
        Number(rest, "--rows", 1_000_000), (int)Number(rest, "--rounds", 5), rest.Contains("--faulty"), folder,
        (Text(rest, "--without") ?? string.Empty).Split(',').ToHashSet(StringComparer.Ordinal)).PrintAsync()),
    ["workbook", .. var rest] => await WithFolderAsync(folder => WorkbookTable.PrintAsync(folder, Number(rest, "--rows", 100_000), (int)Number(rest, "--rounds", 5))),
    ["warm", .. var rest] => Here(() => EndToEnd.Warm((int)Number(rest, "--rounds", 100))),
    ["uploads", .. var rest] => await WithFolderAsync(folder => EndToEnd.UploadsAsync(folder, (int)Number(rest, "--uploads", 100))),
    ["storm", .. var rest] => await WithFolderAsync(folder => EndToEnd.StormAsync(folder, (int)Number(rest, "--uploads", BenchPolicy.Directorates))),
    ["replace", .. var rest] => await WithFolderAsync(folder => EndToEnd.ReplacementsAsync(folder, (int)Number(rest, "--months", 120), (int)Number(rest, "--rounds", 20))),
    ["suppress", .. var rest] => Here(() => SuppressionTable.Print((int)Number(rest, "--pairs", 1), (int)Number(rest, "--rounds", 3))),
    ["release", .. var rest] => await ReleaseAsync(
        new ReleaseSize((int)Number(rest, "--organisations", 1), (int)Number(rest, "--directorates", 25), (int)Number(rest, "--months", 36), (int)Number(rest, "--wards", 20)),
        Text(rest, "--data"), (int)Number(rest, "--nights", 1), rest.Contains("--again")),
    ["publish", var connection, var size, .. var organisations] => await PublishAsync(connection, size, organisations),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project bench/EqualityPipeline.Bench -- COMMAND
          intake [--rows 1000000] [--faulty] [--rounds 5] [--without duckdb,sha256]   read, check, count and receipt beside wc, sha256sum and DuckDB
          workbook [--rows 100000] [--rounds 5]   the same as .xlsx, beside ExcelDataReader
          warm [--rounds 100]                  a return of 10,000 rows in this process
          uploads [--uploads 100]              from upload to receipt, on Azurite
          storm [--uploads 200]                all at once
          replace [--months 120] [--rounds 20] one return anew, with history and without
          suppress [--pairs 1] [--rounds 3]    what to hide in a year of 12,000 to 100,000 counts
          release [--directorates 25] [--months 36] [--wards 20] [--organisations 1] [--nights 1] [--data FOLDER [--again]]
                                               what a release costs, and the one after a changed return
          make FILE [--rows 10000] [--faulty]                                         writes the return that is measured
        """);
    return 2;
}

static int Here(Action run)
{
    run();
    return 0;
}

static void Make(string path, string[] rest)
{
    using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
    EventFile.Write(file, Number(rest, "--rows", 10_000), rest.Contains("--faulty"));
}

static async Task<int> WithFolderAsync(Func<string, Task> run)
{
    var folder = Directory.CreateTempSubdirectory("equality-pipeline-bench-");
    try
    {
        await run(folder.FullName);
        return 0;
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

static async Task<int> ReleaseAsync(ReleaseSize size, string? data, int nights, bool isAgain)
{
    if (data is null)
        return await WithFolderAsync(folder => ReleaseCost.PrintAsync(size, folder, nights, isAgain: false));
    await ReleaseCost.PrintAsync(size, data, nights, isAgain);
    return 0;
}

static async Task<int> PublishAsync(string connection, string size, string[] organisations)
{
    await PublishOnce.RunHereAsync(connection, ReleaseSize.Parse(size), organisations);
    return 0;
}

static string? Text(string[] arguments, string name) => Array.IndexOf(arguments, name) is var at and >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;

static long Number(string[] arguments, string name, long otherwise)
    => Text(arguments, name) is { } text ? long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;
