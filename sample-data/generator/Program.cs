using EqualityPipeline.SampleData;

var folder = args.Length > 0 ? args[0] : Path.Combine(RepositoryRoot(), "sample-data");
var files = SampleReturns.All().ToList();
foreach (var file in files)
{
    var path = Path.Combine(folder, "returns", Path.Combine(file.Path.Split('/')));
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllBytes(path, file.Bytes);
}

File.WriteAllBytes(Path.Combine(folder, "arrivals.csv"), SampleReturns.Arrivals(files));
Console.WriteLine($"{files.Count} invented returns written to {folder}");
return 0;

static string RepositoryRoot()
{
    for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
    {
        if (File.Exists(Path.Combine(at.FullName, "EqualityPipeline.sln")))
            return at.FullName;
    }

    throw new DirectoryNotFoundException("Run this inside the repository, or name the folder to write to.");
}
