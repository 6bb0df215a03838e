using System.Collections.Immutable;
using System.Security.Cryptography;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Alerting;
using EqualityPipeline.Storage.PolicyPacks;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Tests.LocalHost;
using EqualityPipeline.Tests.Policy;
using Microsoft.Extensions.Logging.Abstractions;

namespace EqualityPipeline.Tests.Storage;

/// <summary>The parts of the product that keep and read, put together on containers and tables of one prefix.</summary>
internal sealed class PipelineUnderTest : IDisposable
{
    public static readonly DateTimeOffset Start = new(2009, 10, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly string _connection;
    private readonly string _prefix;
    private readonly ArrivalTime _arrival;
    private readonly MonitoringPolicy _policy;
    private readonly WebhookChannel _webhook;

    private PipelineUnderTest(
        string connection, string prefix, ArrivalTime arrival, MonitoringPolicy policy, FakeClock clock, WebhookOptions webhook, HttpPipelinePolicy? disturbance, SubmissionIds ids)
    {
        (_connection, _prefix, _arrival, _policy, Clock) = (connection, prefix, arrival, policy, clock);
        var storage = new PipelineStorage(
            new BlobServiceClient(connection, With(new BlobClientOptions())), new TableServiceClient(connection, With(new TableClientOptions())));
        (Storage, Receipts, Cells, Register, ReleaseStore) =
            (storage, new ReceiptStore(storage), new CellStore(storage), new SubmissionRegister(storage), new ReleaseStore(storage, ids));
        Releases = new ReleaseReader(ReleaseStore, policy);
        Confirmations = new Confirmations(storage, clock);
        History = new ReturnHistory(storage);
        Locks = new PeriodLocks(storage, History, clock);
        UnderWay = new ChecksUnderWay(storage, clock);
        _webhook = new WebhookChannel(webhook);
        Outbox = new Outbox(storage, _webhook, clock, NullLogger<Outbox>.Instance);
        Labels = new LabelBook(storage, Register);
        Notices = new ReturnNotices(policy, Outbox, Register, clock);
        Intake = new Intake(
            policy, Receipts, Cells, Register, Labels, new EarlierReturns(policy, Register, Cells), Locks, History, UnderWay, Notices, Confirmations, ids, arrival, clock, NullLogger<Intake>.Instance);
        LabelDecisions = new LabelDecisions(policy, storage, Labels, Intake, clock);
        Reconciliation = new Reconciliation(
            policy, storage, Receipts, Register, Locks, UnderWay, Intake, clock, NullLogger<Reconciliation>.Instance);
        Retention = new Retention(policy, storage, Receipts, History, clock, NullLogger<Retention>.Instance);
        Life = new ReturnLife(policy, storage, Register, Locks, History, Confirmations, Intake, ids, clock);
        Publisher = new Publisher(policy, Register, Cells, ReleaseStore, clock, NullLogger<Publisher>.Instance);
        Previews = new CorrectionPreviews(policy, Publisher, Register, Cells, clock);
        Approval = new Approval(storage, ReleaseStore, clock, NullLogger<Approval>.Instance);
        var versions = new PolicyVersions(new ShippedPolicy(policy), new PackStore(storage));
        Rebuilds = new Rebuilds(policy, Publisher, versions, Register, Cells, ReleaseStore, clock, NullLogger<Publisher>.Instance);
        Explanations = new Explanations(policy, versions, Cells, ReleaseStore);
        Drift = new DriftWatch(policy, storage, Releases, Outbox, clock, NullLogger<DriftWatch>.Instance);

        T With<T>(T options)
            where T : ClientOptions
        {
            options.Retry.MaxRetries = 0;
            options.AddPolicy(new PrefixedNames(prefix), HttpPipelinePosition.PerCall);
            if (disturbance is not null)
                options.AddPolicy(disturbance, HttpPipelinePosition.PerCall);
            return options;
        }
    }

    public FakeClock Clock { get; }

    public PipelineStorage Storage { get; }

    public ReceiptStore Receipts { get; }

    public CellStore Cells { get; }

    public SubmissionRegister Register { get; }

    public ReleaseStore ReleaseStore { get; }

    public ReleaseReader Releases { get; }

    public Confirmations Confirmations { get; }

    public ReturnHistory History { get; }

    public PeriodLocks Locks { get; }

    public ChecksUnderWay UnderWay { get; }

    public ReturnNotices Notices { get; }

    public Intake Intake { get; }

    public ReturnLife Life { get; }

    public Reconciliation Reconciliation { get; }

    public Retention Retention { get; }

    public Publisher Publisher { get; }

    public CorrectionPreviews Previews { get; }

    public Approval Approval { get; }

    public Rebuilds Rebuilds { get; }

    public Explanations Explanations { get; }

    public LabelBook Labels { get; }

    public LabelDecisions LabelDecisions { get; }

    public Outbox Outbox { get; }

    public DriftWatch Drift { get; }

    /// <summary>On storage where nothing was kept before.</summary>
    public static async Task<PipelineUnderTest> NewAsync(
        SharedAzurite azurite, ArrivalTime? arrival = null, MonitoringPolicy? policy = null, WebhookOptions? webhook = null)
    {
        var prefix = SharedAzurite.NewPrefix();
        var blobs = new BlobServiceClient(azurite.ConnectionString);
        var tables = new TableServiceClient(azurite.ConnectionString);
        foreach (var container in new[] { Places.Returns, Places.Receipts, Places.Cells, Places.Releases, Places.Disclosure, Places.Workings, Places.Policy })
            await blobs.CreateBlobContainerAsync(prefix + container);
        foreach (var table in new[] { Places.Submissions, Places.Alerts, Places.Outbox, Places.Labels, Places.Audit })
            await tables.CreateTableAsync(prefix + table);
        return new PipelineUnderTest(
            azurite.ConnectionString, prefix, arrival ?? ((_, _, storedAt) => storedAt), policy ?? Packs.Policy, new FakeClock(Start), webhook ?? new WebhookOptions(), null, SubmissionIds.WithoutKey);
    }

    /// <summary>A second process on the same storage, by the same clock.</summary>
    public PipelineUnderTest Another(HttpPipelinePolicy? disturbance = null, WebhookOptions? webhook = null, SubmissionIds? ids = null)
        => new(_connection, _prefix, _arrival, _policy, Clock, webhook ?? new WebhookOptions(), disturbance, ids ?? SubmissionIds.WithoutKey);

    public Task UploadAsync(string path, byte[] bytes) => Storage.Returns.GetBlobClient(path).UploadAsync(BinaryData.FromBytes(bytes), overwrite: true);

    public Task ReceiveAsync(string path) => Intake.ReceiveAsync(Storage.Returns.GetBlobClient(path), CancellationToken.None);

    /// <returns>The id of the submission.</returns>
    public async Task<string> SendAsync(string path, byte[] bytes)
    {
        await UploadAsync(path, bytes);
        await ReceiveAsync(path);
        return Id(path, bytes);
    }

    public static string Id(string path, byte[] bytes) => SubmissionIds.WithoutKey.For(path, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public async Task<Receipt> ReceiptAsync(SubmissionName name, string submission)
        => (await Receipts.FindAsync(name, submission, CancellationToken.None))!.Value.Receipt;

    public async Task<SubmissionSlot?> SlotAsync(SubmissionName name) => await Register.FindAsync(name, CancellationToken.None);

    public Task<ReleaseManifest?> PublishAsync(string organisation, DateOnly? asOf = null)
        => Publisher.PublishAsync(_policy.FindOrganisation(organisation)!, asOf ?? new DateOnly(2009, 10, 10), CancellationToken.None);

    /// <summary>Every blob of a container and the hash of its bytes.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> BlobsAsync(BlobContainerClient container)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var blob in container.GetBlobsAsync())
            found[blob.Name] = Convert.ToHexStringLower(SHA256.HashData((await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray()));
        return found;
    }

    /// <summary>Every row of a table as text, without what storage adds and without the columns named.</summary>
    public static async Task<ImmutableArray<string>> RowsAsync(TableClient table, params string[] without)
    {
        var rows = new List<string>();
        string[] left = ["odata.etag", "Timestamp", .. without];
        await foreach (var row in table.QueryAsync<TableEntity>())
            rows.Add(string.Join("; ", row.Where(c => !left.Contains(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}")));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    public void Dispose() => _webhook.Dispose();
}
