using EqualityPipeline.Functions.Wiring;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddEqualityPipeline(builder.Configuration);
builder.Build().Run();
