using EqualityPipeline.Returns;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Alerting;
using EqualityPipeline.Storage.PolicyPacks;
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
        services.AddSingleton(new ShippedPolicy(PolicyFolder.Load(Path.Combine(AppContext.BaseDirectory, "policy"))));
        services.TryAddSingleton(PolicyLook.Standard);
        services.AddSingleton<ActivePolicy>();
        services.AddSingleton<ServicesUnderPolicy>();
        services.AddTransient(all => all.GetRequiredService<ActivePolicy>().Current);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ArrivalTime>(_ => (_, _, lastModified) => lastModified);
        services.TryAddSingleton(new Presentation(IsDemonstration: false));
        services.AddSingleton(_ => PipelineStorage.From(configuration));
        services.AddSingleton(_ => configuration.GetSection(WebhookOptions.Section).Get<WebhookOptions>() ?? new WebhookOptions());

        services.AddSingleton<PackStore>();
        services.AddSingleton<PackDecisions>();
        services.AddSingleton<PolicyVersions>();
        services.AddUnderPolicy<BackTests>();

        services.AddSingleton(SubmissionIds.Keyed(configuration[SubmissionIds.KeySetting]));
        services.AddSingleton<ReceiptStore>();
        services.AddSingleton<CellStore>();
        services.AddSingleton<SubmissionRegister>();
        services.AddSingleton<LabelBook>();
        services.AddUnderPolicy<EarlierReturns>();
        services.AddSingleton<Confirmations>();
        services.AddSingleton<PeriodLocks>();
        services.AddSingleton<ReturnHistory>();
        services.AddSingleton<ChecksUnderWay>();
        services.AddUnderPolicy<ReturnNotices>();
        services.AddUnderPolicy<Intake>();
        services.AddUnderPolicy<ReturnLife>();
        services.AddUnderPolicy<LabelDecisions>();
        services.AddUnderPolicy<MinuteBook>();
        services.AddUnderPolicy<Reconciliation>();
        services.AddUnderPolicy<Retention>();

        services.AddSingleton<ReleaseStore>();
        services.AddUnderPolicy<ReleaseReader>();
        services.AddSingleton<FeedKey>();
        services.AddUnderPolicy<CompletenessBoards>();
        services.AddUnderPolicy<Publisher>();
        services.AddUnderPolicy<CorrectionPreviews>();
        services.AddSingleton<Approval>();
        services.AddUnderPolicy<Rebuilds>();
        services.AddUnderPolicy<Explanations>();

        services.AddSingleton<WebhookChannel>();
        services.AddSingleton<Outbox>();
        services.AddUnderPolicy<DriftWatch>();

        services.AddSingleton<PackAnswers>();
        services.AddUnderPolicy<BackTestAnswers>();
        services.AddUnderPolicy<ReturnUploads>();
        services.AddUnderPolicy<ReturnChecks>();
        services.AddUnderPolicy<ReturnAnswers>();
        services.AddUnderPolicy<TemplateAnswers>();
        services.AddUnderPolicy<ReturnPreviews>();
        services.AddUnderPolicy<ReturnActs>();
        services.AddUnderPolicy<LabelAnswers>();
        services.TryAddSingleton(LeadRights.Configured(configuration));
        services.AddSingleton<LeadRights>();
        services.AddSingleton(_ => new Actors(configuration));
        services.TryAddSingleton(SenderRights.Configured(configuration));
        services.AddSingleton<SenderRights>();
        services.AddUnderPolicy<UploadAnswers>();
        services.AddUnderPolicy<AnnotatedCopies>();
        services.AddUnderPolicy<CoverageAnswers>();
        services.AddUnderPolicy<ReleaseAnswers>();
        services.AddUnderPolicy<ExplainAnswers>();
        services.AddUnderPolicy<FeedAnswers>();
        services.AddUnderPolicy<PageAnswers>();
        services.AddUnderPolicy<ScorecardAnswers>();
        services.AddUnderPolicy<RegisterAnswers>();
        services.AddUnderPolicy<AudienceAnswers>();
        services.AddUnderPolicy<MinuteAnswers>();
        services.AddUnderPolicy<RegionAnswers>();
        services.AddSingleton<FrameworkHistory>();
        services.AddUnderPolicy<FrameworkAnswers>();
        services.AddUnderPolicy<ExchangeAnswers>();
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
