using EqualityPipeline.Functions.Sample;
using EqualityPipeline.Functions.Wiring;
using EqualityPipeline.Storage;
using Microsoft.Extensions.DependencyInjection;

return await LocalFunctionsHost.RunAsync(async () =>
{
    if (Usage.IsAsked(args))
    {
        Console.WriteLine(Usage.Text);
        return 0;
    }

    var isSample = args.Contains("--sample");
    var builder = LocalFunctionsHost.CreateBuilder([.. args.Where(a => a != "--sample")], typeof(Program).Assembly);
    LocalDefaults.Apply(builder.Configuration);
    LocalFunctionsHost? running = null;
    builder.Services.AddSingleton<SenderKeyCheck>(key => running!.OpensWith(key));
    builder.Services.AddSingleton<LeadKeyCheck>(key => running!.OpensWith(key));
    if (isSample)
        Demonstration.Prepare(builder);
    else
        builder.Services.AddSingleton(new Presentation(IsDemonstration: false, LocalDefaults.WhereTheKeyIs));
    try
    {
        builder.Services.AddEqualityPipeline(builder.Configuration);
    }
    catch (InvalidDataException fault)
    {
        throw new LocalHostException(fault.Message, fault);
    }

    await using var host = running = builder.Build();
    using var stop = new CancellationTokenSource();
    var started = TimeProvider.System.GetTimestamp();
    await host.StartAsync(stop.Token);
    await host.Services.GetRequiredService<PipelineStorage>().EnsureCreatedAsync(stop.Token);
    Console.WriteLine($"Functions:\n{host.Describe()}");
    if (isSample)
        await new Demonstration(host).RunAsync(stop.Token);
    Console.WriteLine(ReadyBlock.For(host, TimeProvider.System.GetElapsedTime(started), isSample));
    await host.RunUntilShutdownAsync(stop.Token);
    return 0;
});
