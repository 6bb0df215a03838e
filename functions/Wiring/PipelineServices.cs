using EqualityPipeline.Policy;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Alerting;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Storage.Receiving;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EqualityPipeline.Functions.Wiring;

public static class PipelineServices
{
    /// <summary>Everything that the functions call, as one list.</summary>
    /// <exception cref="InvalidDataException">The policy has errors; the message lists every one.</exception>
    public static IServiceCollection AddEqualityPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(PolicyFolder.Load(Path.Combine(AppContext.BaseDirectory, "policy")));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ArrivalTime>(_ => (_, _, lastModified) => lastModified);
        services.TryAddSingleton(new Presentation(IsDemonstration: false));
        services.AddSingleton(_ => PipelineStorage.From(configuration));
        services.AddSingleton(_ => configuration.GetSection(WebhookOptions.Section).Get<WebhookOptions>() ?? new WebhookOptions());

        services.AddSingleton<ReceiptStore>();
        services.AddSingleton<CellStore>();
        services.AddSingleton<SubmissionRegister>();
        services.AddSingleton<LabelBook>();
        services.AddSingleton<EarlierReturns>();
        services.AddSingleton<Confirmations>();
        services.AddSingleton<PeriodLocks>();
        services.AddSingleton<ReturnHistory>();
        services.AddSingleton<ChecksUnderWay>();
        services.AddSingleton<ReturnNotices>();
        services.AddSingleton<Intake>();
        services.AddSingleton<ReturnLife>();
        services.AddSingleton<LabelDecisions>();
        services.AddSingleton<Reconciliation>();
        services.AddSingleton<Retention>();

        services.AddSingleton<ReleaseStore>();
        services.AddSingleton<ReleaseReader>();
        services.AddSingleton<FeedKey>();
        services.AddSingleton<CompletenessBoards>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<CorrectionPreviews>();
        services.AddSingleton<Approval>();

        services.AddSingleton<WebhookChannel>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<DriftWatch>();

        services.AddSingleton<ReturnUploads>();
        services.AddSingleton<ReturnChecks>();
        services.AddSingleton<ReturnAnswers>();
        services.AddSingleton<TemplateAnswers>();
        services.AddSingleton<ReturnPreviews>();
        services.AddSingleton<ReturnActs>();
        services.AddSingleton<LabelAnswers>();
        services.TryAddSingleton(LeadRights.Configured(configuration));
        services.AddSingleton<LeadRights>();
        services.AddSingleton(_ => new Actors(configuration));
        services.TryAddSingleton(SenderRights.Configured(configuration));
        services.AddSingleton<SenderRights>();
        services.AddSingleton<UploadAnswers>();
        services.AddSingleton<AnnotatedCopies>();
        services.AddSingleton<CoverageAnswers>();
        services.AddSingleton<ReleaseAnswers>();
        services.AddSingleton<FeedAnswers>();
        services.AddSingleton<PageAnswers>();
        services.AddSingleton<HealthAnswers>();
        return services;
    }
}

/// <param name="IsDemonstration">Whether the figures are invented and the clock is not the machine's: pages and the health answer then say so.</param>
/// <param name="WhereTheKeyIs">What the upload page tells a sender of the key it asks for; null where the people who run the service hand it out.</param>
public sealed record Presentation(bool IsDemonstration, string? WhereTheKeyIs = null)
{
    /// <summary>Whether a browser may follow links to what is otherwise read with a key.</summary>
    public bool ReadingIsOpen => IsDemonstration;
}
