using System.Diagnostics;
using System.Globalization;
using EqualityPipeline.Fuzz;

// Sends mutated returns and names through the checks until the time is over, and keeps what breaks a promise. docs/fuzzing.md says more.
var minutes = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 1;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.TickCount;
var kept = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "equality-pipeline-fuzz"));

var corpus = Corpus.Load();
var mutator = new Mutator(new Random(seed), corpus);
var promises = new Promises(corpus.Policy);
var until = Stopwatch.StartNew();
long files = 0, names = 0, broken = 0;
Console.WriteLine($"Seed {seed}, {corpus.Files.Count} files to start from, {minutes} minutes.");
while (until.Elapsed.TotalMinutes < minutes)
{
    var (path, bytes) = mutator.File();
    files++;
    if (promises.BrokenBy(path, bytes) is { } fault)
    {
        broken++;
        var file = Path.Combine(kept.FullName, $"{seed}-{files}{Path.GetExtension(path)}");
        File.WriteAllBytes(file, bytes);
        Console.WriteLine($"{file} ({path}): {fault}");
    }
    for (var i = 0; i < 5; i++, names++)
    {
        var name = mutator.Name();
        if (promises.BrokenByName(name) is { } wrong)
        {
            broken++;
            Console.WriteLine($"name {Uri.EscapeDataString(name)}: {wrong}");
        }
    }
}
Console.WriteLine($"{files} files and {names} names in {until.Elapsed.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture)} minutes, {broken} broke a promise. "
    + $"The slowest took {promises.Slowest.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms; one allocated at most {promises.MostAllocated / (1024 * 1024)} MiB. {promises.Statuses}");
return broken == 0 ? 0 : 1;
