using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using EqualityPipeline.Storage;

namespace EqualityPipeline.Tests.Infra;

/// <summary>What infra/main.bicep would make. Nothing here talks to Azure.</summary>
public sealed partial class The_azure_template : IClassFixture<The_azure_template.Resolved>
{
    private readonly Resolved resolved;

    public The_azure_template(Resolved resolved)
    {
        BicepInfra.SkipWhereThereIsNoBicep();
        this.resolved = resolved;
    }

    [Fact]
    public void It_builds_and_neither_the_compiler_nor_the_linter_finds_anything()
    {
        using var infra = new BicepInfra();

        var build = infra.Run("build", "main.bicep", "--stdout");

        Assert.Equal((0, ""), (build.ExitCode, build.Errors));
        Assert.Equal("https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", Text(JsonDocument.Parse(build.Text).RootElement, "$schema"));
        Assert.Empty(infra.Findings("main.bicep"));
    }

    [Fact]
    public void A_wrong_type_in_a_module_is_a_finding()
    {
        using var infra = new BicepInfra();
        var module = infra.PathOf(Path.Combine("modules", "data-storage.bicep"));
        File.WriteAllText(module, File.ReadAllText(module).Replace("allowSharedKeyAccess: false", "allowSharedKeyAccess: 'no'", StringComparison.Ordinal));

        Assert.StartsWith("BCP036", Assert.Single(infra.Findings("main.bicep")), StringComparison.Ordinal);
    }

    [Fact]
    public void It_resolves_to_the_snapshot_beside_it()
    {
        using var infra = new BicepInfra();

        var validation = infra.Validate("main.bicepparam");

        Assert.True(
            validation.ExitCode == 0,
            $"infra/main.snapshot.json is not what main.bicepparam resolves to; infra/README.md says how to write it anew.\n{validation.Text}{validation.Errors}");
    }

    [Fact]
    public void Neither_account_takes_a_shared_key_a_public_reader_or_old_TLS()
    {
        var accounts = OfType(resolved.First, "Microsoft.Storage/storageAccounts");

        Assert.Equal(2, accounts.Length);
        Assert.All(accounts, account =>
        {
            var properties = account.GetProperty("properties");
            Assert.False(properties.GetProperty("allowSharedKeyAccess").GetBoolean());
            Assert.False(properties.GetProperty("allowBlobPublicAccess").GetBoolean());
            Assert.True(properties.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
            Assert.Equal("TLS1_2", Text(properties, "minimumTlsVersion"));
        });
    }

    [Fact]
    public void Every_container_and_table_of_the_storage_map_is_there_and_closed()
    {
        var resources = resolved.First;
        var containers = OfType(resources, "Microsoft.Storage/storageAccounts/blobServices/containers");

        Assert.Equal(
            ["data cells", "data disclosure", "data policy", "data receipts", "data releases", "data returns", "data undelivered", "data workings", "host deployment"],
            containers.Select(Place).Order());
        Assert.All(containers, container => Assert.Equal("None", Text(container.GetProperty("properties"), "publicAccess")));
        Assert.Equal(
            ["data Alerts", "data Audit", "data Labels", "data Outbox", "data Submissions"],
            OfType(resources, "Microsoft.Storage/storageAccounts/tableServices/tables").Select(Place).Order());
    }

    [Fact]
    public void Whatever_name_the_storage_code_uses_is_there()
    {
        var named = typeof(Places).GetFields().Where(field => field.IsLiteral).Select(field => $"data {field.GetRawConstantValue()}");

        Assert.Superset(
            named.ToHashSet(StringComparer.Ordinal),
            resolved.First.Where(resource => Text(resource, "type").StartsWith("Microsoft.Storage/", StringComparison.Ordinal)).Select(Place).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Deleted_data_can_be_brought_back_for_a_week_and_raw_returns_are_gone_by_age_with_their_versions()
    {
        var resources = resolved.First;
        var blobs = OfType(resources, "Microsoft.Storage/storageAccounts/blobServices").Single(service => Place(service).StartsWith("data", StringComparison.Ordinal)).GetProperty("properties");
        var rules = OfType(resources, "Microsoft.Storage/storageAccounts/managementPolicies").Single()
            .GetProperty("properties").GetProperty("policy").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("definition"));
        var rawReturns = rules.Single(rule => rule.GetProperty("filters").GetProperty("prefixMatch").EnumerateArray().Any(prefix => prefix.GetString() == "returns/"));
        var actions = rawReturns.GetProperty("actions");

        Assert.True(blobs.GetProperty("isVersioningEnabled").GetBoolean());
        Assert.Equal(7, blobs.GetProperty("deleteRetentionPolicy").GetProperty("days").GetInt32());
        Assert.Equal(90, actions.GetProperty("baseBlob").GetProperty("delete").GetProperty("daysAfterModificationGreaterThan").GetInt32());
        Assert.Equal(90, actions.GetProperty("version").GetProperty("delete").GetProperty("daysAfterCreationGreaterThan").GetInt32());
        Assert.DoesNotContain(rules, rule =>
            rule.GetProperty("actions").TryGetProperty("baseBlob", out _)
            && rule.GetProperty("filters").GetProperty("prefixMatch").EnumerateArray().Any(prefix => prefix.GetString() is "releases/" or "cells/" or "receipts/"));
    }

    [Fact]
    public void The_app_is_isolated_dotnet_10_on_flex_consumption_and_connects_by_identity()
    {
        var resources = resolved.First;
        var app = Assert.Single(OfType(resources, "Microsoft.Web/sites"));
        var configuration = app.GetProperty("properties").GetProperty("functionAppConfig");
        var settings = SettingsOf(resources);

        Assert.Equal("FC1", Text(Assert.Single(OfType(resources, "Microsoft.Web/serverfarms")).GetProperty("sku"), "name"));
        Assert.Equal("SystemAssigned", Text(app.GetProperty("identity"), "type"));
        Assert.True(app.GetProperty("properties").GetProperty("httpsOnly").GetBoolean());
        Assert.Equal("dotnet-isolated 10.0", $"{configuration.GetProperty("runtime").GetProperty("name")} {configuration.GetProperty("runtime").GetProperty("version")}");
        Assert.Equal("SystemAssignedIdentity", Text(configuration.GetProperty("deployment").GetProperty("storage").GetProperty("authentication"), "type"));
        Assert.Equal(
            [
                "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING",
                "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential",
                "ChaseSchedule", "DriftSchedule", "OutboxSchedule", "PublishSchedule", "PurgeSchedule", "ReconcileSchedule",
                "ReturnsStorage__blobServiceUri", "ReturnsStorage__credential", "ReturnsStorage__queueServiceUri", "ReturnsStorage__tableServiceUri",
            ],
            settings.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("managedidentity", "managedidentity"), (settings["AzureWebJobsStorage__credential"], settings["ReturnsStorage__credential"]));
        Assert.DoesNotContain(settings.Values, setting => setting.Contains("AccountKey", StringComparison.OrdinalIgnoreCase) || setting.Contains("listKeys", StringComparison.Ordinal));
    }

    /// <summary>Role ids as Microsoft publishes them under "Azure built-in roles".</summary>
    [Fact]
    public void Each_identity_holds_these_roles_and_no_other()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
            ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
            ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
            ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
            ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
            ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        };

        var roles = OfType(resolved.First, "Microsoft.Authorization/roleAssignments").Select(assignment =>
        {
            var properties = assignment.GetProperty("properties");
            var scope = ScopeOfAssignment().Match(Text(assignment, "id")).Groups["scope"].Value;
            var holder = Text(properties, "principalId").Contains("/systemTopics/", StringComparison.Ordinal) ? "topic" : "app";
            return $"{holder}: {names[Text(properties, "roleDefinitionId").Split('/')[^1]]} on {Place(scope)}";
        });

        Assert.Equal(
            [
                "app: Key Vault Secrets User on vaults",
                "app: Monitoring Metrics Publisher on components",
                "app: Storage Blob Data Contributor on data",
                "app: Storage Blob Data Owner on data returns",
                "app: Storage Blob Data Owner on host",
                "app: Storage Queue Data Contributor on data",
                "app: Storage Queue Data Contributor on host",
                "app: Storage Table Data Contributor on data",
                "app: Storage Table Data Contributor on host",
                "topic: Storage Blob Data Contributor on data undelivered",
            ],
            roles.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_first_deployment_subscribes_to_nothing_and_names_no_secret()
    {
        var resources = resolved.First;

        Assert.Empty(OfType(resources, "Microsoft.EventGrid/systemTopics/eventSubscriptions"));
        Assert.DoesNotContain(resources, resource => resource.GetRawText().Contains("listKeys", StringComparison.Ordinal));
        Assert.True(Assert.Single(OfType(resources, "Microsoft.KeyVault/vaults")).GetProperty("properties").GetProperty("enableRbacAuthorization").GetBoolean());
    }

    [Fact]
    public void The_second_deployment_hands_finished_uploads_to_ReceiveReturn_and_keeps_what_it_cannot_deliver()
    {
        var subscription = Assert.Single(OfType(resolved.Second, "Microsoft.EventGrid/systemTopics/eventSubscriptions"))
            .GetProperty("properties");
        var filter = subscription.GetProperty("filter");
        var deadLetters = subscription.GetProperty("deadLetterWithResourceIdentity");

        Assert.Contains("/runtime/webhooks/blobs?functionName=Host.Functions.ReceiveReturn&code=", Text(subscription.GetProperty("destination").GetProperty("properties"), "endpointUrl"), StringComparison.Ordinal);
        Assert.Equal("/blobServices/default/containers/returns/", Text(filter, "subjectBeginsWith"));
        Assert.Equal("""["Microsoft.Storage.BlobCreated"]""", Compact(filter.GetProperty("includedEventTypes")));
        Assert.Equal("""["FlushWithClose","PutBlob","PutBlockList"]""", Compact(Assert.Single(filter.GetProperty("advancedFilters").EnumerateArray()).GetProperty("values")));
        Assert.Equal("SystemAssigned", Text(deadLetters.GetProperty("identity"), "type"));
        Assert.Equal("undelivered", Text(deadLetters.GetProperty("deadLetterDestination").GetProperty("properties"), "blobContainerName"));
    }

    [Fact]
    public void The_alerts_webhook_is_only_ever_a_reference_to_the_vault()
    {
        var settings = SettingsOf(resolved.Second);

        Assert.Matches(@"^@Microsoft\.KeyVault\(VaultName=[a-z0-9-]{3,24};SecretName=alerts-webhook\)$", settings["AlertWebhook__Address"]);
    }

    [Fact]
    public void The_key_of_submission_ids_is_only_ever_a_reference_to_the_vault_and_absent_until_it_is_there()
    {
        Assert.Matches(@"^@Microsoft\.KeyVault\(VaultName=[a-z0-9-]{3,24};SecretName=submission-ids\)$", SettingsOf(resolved.Second)["Submissions__IdKey"]);
        Assert.DoesNotContain("Submissions__IdKey", SettingsOf(resolved.First).Keys);
    }

    [Fact]
    public void Poison_messages_failures_and_undelivered_events_each_raise_an_alert()
    {
        var resources = resolved.First;
        var queries = OfType(resources, "Microsoft.Insights/scheduledQueryRules").Select(rule => rule.GetProperty("properties").GetRawText()).ToList();

        Assert.Contains(queries, query => query.Contains("poison", StringComparison.Ordinal));
        Assert.Contains(queries, query => query.Contains("AppRequests", StringComparison.Ordinal));
        Assert.Contains("DeadLetteredCount", Assert.Single(OfType(resources, "Microsoft.Insights/metricAlerts")).GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>The resources of the first deployment, and of the one after the functions are there and the vault holds its secret.</summary>
    public sealed class Resolved
    {
        private readonly Lazy<string> first = new(() => Snapshot(""));
        private readonly Lazy<string> second = new(() => Snapshot("param deliverReturns = true\nparam postAlerts = true\nparam keySubmissionIds = true\n"));

        public ImmutableArray<JsonElement> First => ResourcesOf(first.Value);

        public ImmutableArray<JsonElement> Second => ResourcesOf(second.Value);

        private static string Snapshot(string furtherLines)
        {
            using var infra = new BicepInfra();
            return infra.Snapshot("main.bicepparam", furtherLines);
        }

        private static ImmutableArray<JsonElement> ResourcesOf(string snapshot)
        {
            using var document = JsonDocument.Parse(snapshot);
            return [.. document.RootElement.GetProperty("predictedResources").EnumerateArray().Select(resource => resource.Clone())];
        }
    }

    private static ImmutableArray<JsonElement> OfType(IEnumerable<JsonElement> resources, string type) =>
        [.. resources.Where(resource => Text(resource, "type") == type)];

    private static Dictionary<string, string> SettingsOf(IEnumerable<JsonElement> resources) =>
        Assert.Single(OfType(resources, "Microsoft.Web/sites/config")).GetProperty("properties").EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!, StringComparer.Ordinal);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private static string Place(JsonElement resource) => Place(Text(resource, "id"));

    /// <returns><c>data returns</c> for that container of the data account, <c>host</c> for the host account; the kind of resource for others.</returns>
    private static string Place(string resourceId)
    {
        var parts = resourceId.Split('/');
        var account = Array.IndexOf(parts, "storageAccounts") + 1;
        if (account == 0)
            return parts[^2];
        var name = parts[account].StartsWith("equalitydata", StringComparison.Ordinal) ? "data" : "host";
        return account == parts.Length - 1 ? name : $"{name} {parts[^1]}";
    }

    [GeneratedRegex(@"^\[extensionResourceId\('(?<scope>[^']+)'", RegexOptions.NonBacktracking)]
    private static partial Regex ScopeOfAssignment();
}
