using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace EqualityPipeline.Storage;

/// <summary>The storage account that returns, receipts, cells, releases and registers are kept in.</summary>
public sealed class PipelineStorage(BlobServiceClient blobs, TableServiceClient tables)
{
    /// <summary>The configuration name that the blob trigger uses too.</summary>
    public const string Connection = "ReturnsStorage";

    public BlobContainerClient Returns { get; } = blobs.GetBlobContainerClient(Places.Returns);

    public BlobContainerClient Receipts { get; } = blobs.GetBlobContainerClient(Places.Receipts);

    public BlobContainerClient Cells { get; } = blobs.GetBlobContainerClient(Places.Cells);

    public BlobContainerClient Releases { get; } = blobs.GetBlobContainerClient(Places.Releases);

    public BlobContainerClient Policy { get; } = blobs.GetBlobContainerClient(Places.Policy);

    public BlobContainerClient Disclosure { get; } = blobs.GetBlobContainerClient(Places.Disclosure);

    public BlobContainerClient Workings { get; } = blobs.GetBlobContainerClient(Places.Workings);

    public TableClient Submissions { get; } = tables.GetTableClient(Places.Submissions);

    public TableClient Alerts { get; } = tables.GetTableClient(Places.Alerts);

    public TableClient Labels { get; } = tables.GetTableClient(Places.Labels);

    public TableClient Outbox { get; } = tables.GetTableClient(Places.Outbox);

    public TableClient Audit { get; } = tables.GetTableClient(Places.Audit);

    /// <summary>A connection string under <see cref="Connection"/>, or the service addresses beneath it with a managed identity.</summary>
    /// <exception cref="InvalidOperationException">Neither is configured.</exception>
    public static PipelineStorage From(IConfiguration configuration)
    {
        if (configuration[Connection] is { Length: > 0 } connectionString)
            return new PipelineStorage(new BlobServiceClient(connectionString), new TableServiceClient(connectionString));

        var section = configuration.GetSection(Connection);
        var identity = new Lazy<TokenCredential>(() => new ManagedIdentityCredential(
            section["clientId"] is { Length: > 0 } clientId ? ManagedIdentityId.FromUserAssignedClientId(clientId) : ManagedIdentityId.SystemAssigned));
        return new PipelineStorage(
            new BlobServiceClient(Address("blobServiceUri"), identity.Value),
            new TableServiceClient(Address("tableServiceUri"), identity.Value));

        Uri Address(string name) => section[name] is { Length: > 0 } address
            ? new Uri(address)
            : throw new InvalidOperationException(
                $"No storage is configured: set {Connection} to a connection string, or {Connection}__{name} to the address of the service.");
    }

    /// <summary>Makes what is missing; in Azure the infrastructure has made it already.</summary>
    public async Task EnsureCreatedAsync(CancellationToken cancel)
    {
        foreach (var container in new[] { Returns, Receipts, Cells, Releases, Disclosure, Workings, Policy })
            await container.CreateIfNotExistsAsync(cancellationToken: cancel);
        foreach (var table in new[] { Submissions, Alerts, Outbox, Labels, Audit })
            await table.CreateIfNotExistsAsync(cancel);
    }
}
