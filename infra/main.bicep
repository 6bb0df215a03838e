// EqualityPipeline in one resource group: storage, the function app, its events, what is watched.
// No shared key is used anywhere; every connection is an identity with the roles that modules/access.bicep lists.
targetScope = 'resourceGroup'

@description('Begins the name of every resource: lower-case letters and digits.')
@minLength(3)
@maxLength(8)
param namePrefix string = 'equality'

@description('Region of every resource; it must offer Flex Consumption.')
param location string = resourceGroup().location

@description('Days a raw return is kept: the longest retention-days of policy/returns.')
@minValue(1)
@maxValue(365)
param returnRetentionDays int

@description('Days a deleted blob, version or container can be brought back. A raw return is gone for good after both periods and at most two days.')
@minValue(1)
@maxValue(30)
param softDeleteDays int = 7

@description('Days an overwritten version of a receipt, release pointer or policy is kept.')
@minValue(7)
@maxValue(730)
param versionRetentionDays int = 90

@description('Days logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Copies of the data account.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param dataReplication string = 'Standard_ZRS'

@description('When figures are computed and released: six-field NCRONTAB, UTC.')
param publishSchedule string = '0 0 2 * * *'

@description('When drift is looked for.')
param driftSchedule string = '0 30 3 * * *'

@description('When the outbox is emptied into its channels: the sender of a held or refused return is to hear of it within five minutes.')
param outboxSchedule string = '0 */2 * * * *'

@description('When uploads that no event announced are looked for.')
param reconcileSchedule string = '0 20 * * * *'

@description('When reminders of returns that are due are written.')
param chaseSchedule string = '0 0 7 * * *'

@description('When raw returns whose time has come are deleted.')
param purgeSchedule string = '0 0 4 * * *'

@description('Who is told by e-mail when the pipeline itself is in trouble. Empty: alerts are raised and nobody is written to.')
param operatorEmails string[] = []

@description('False at the first deployment. True once the functions are deployed: only then does their host hold the key that the event subscription needs.')
param deliverReturns bool = false

@description('True once the secret alerts-webhook is in the vault: a reference to a secret that is not there would be taken for an address.')
param postAlerts bool = false

@description('True once the secret submission-ids is in the vault. Set it before the first return comes: ids made before have no key.')
param keySubmissionIds bool = false

@description('The host of the webhook address, which alone may be posted to.')
param alertWebhookHost string = ''

var unique = uniqueString(resourceGroup().id)
var hostAccountName = take('${namePrefix}host${unique}', 24)
var dataAccountName = take('${namePrefix}data${unique}', 24)
var functionAppName = '${namePrefix}-${unique}'
var vaultName = take('${namePrefix}-${unique}', 24)
var deploymentContainerName = 'deployment'
var deadLetterContainerName = 'undelivered'
var alertSettings = {
  AlertWebhook__Address: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=alerts-webhook)'
  AlertWebhook__AllowedHosts: alertWebhookHost
}
var submissionSettings = {
  Submissions__IdKey: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=submission-ids)'
}

module watch 'modules/watch.bicep' = {
  name: 'watch'
  params: {
    namePrefix: namePrefix
    location: location
    logRetentionDays: logRetentionDays
  }
}

module hostStorage 'modules/host-storage.bicep' = {
  name: 'host-storage'
  params: {
    accountName: hostAccountName
    location: location
    deploymentContainerName: deploymentContainerName
    workspaceId: watch.outputs.workspaceId
  }
}

module dataStorage 'modules/data-storage.bicep' = {
  name: 'data-storage'
  params: {
    accountName: dataAccountName
    location: location
    replication: dataReplication
    deadLetterContainerName: deadLetterContainerName
    returnRetentionDays: returnRetentionDays
    softDeleteDays: softDeleteDays
    versionRetentionDays: versionRetentionDays
    workspaceId: watch.outputs.workspaceId
  }
}

module webhookVault 'modules/webhook-vault.bicep' = {
  name: 'webhook-vault'
  params: {
    vaultName: vaultName
    location: location
    workspaceId: watch.outputs.workspaceId
  }
}

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    appName: functionAppName
    location: location
    deploymentContainerUri: '${hostStorage.outputs.blobUri}${deploymentContainerName}'
    insightsConnectionString: watch.outputs.insightsConnectionString
    workspaceId: watch.outputs.workspaceId
    settings: union(postAlerts ? alertSettings : {}, keySubmissionIds ? submissionSettings : {}, {
      AzureWebJobsStorage__accountName: hostAccountName
      AzureWebJobsStorage__credential: 'managedidentity'
      ReturnsStorage__blobServiceUri: dataStorage.outputs.blobUri
      ReturnsStorage__queueServiceUri: dataStorage.outputs.queueUri
      ReturnsStorage__tableServiceUri: dataStorage.outputs.tableUri
      ReturnsStorage__credential: 'managedidentity'
      PublishSchedule: publishSchedule
      DriftSchedule: driftSchedule
      OutboxSchedule: outboxSchedule
      ReconcileSchedule: reconcileSchedule
      ChaseSchedule: chaseSchedule
      PurgeSchedule: purgeSchedule
    })
  }
}

module returnTopic 'modules/return-topic.bicep' = {
  name: 'return-topic'
  params: {
    topicName: '${namePrefix}-returns'
    location: location
    dataAccountName: dataAccountName
    workspaceId: watch.outputs.workspaceId
  }
  dependsOn: [dataStorage]
}

module access 'modules/access.bicep' = {
  name: 'access'
  params: {
    hostAccountName: hostAccountName
    dataAccountName: dataAccountName
    deadLetterContainerName: deadLetterContainerName
    vaultName: vaultName
    insightsName: watch.outputs.insightsName
    functionAppPrincipalId: functionApp.outputs.principalId
    topicPrincipalId: returnTopic.outputs.principalId
  }
  dependsOn: [webhookVault]
}

module returnSubscription 'modules/return-subscription.bicep' = if (deliverReturns) {
  name: 'return-subscription'
  params: {
    topicName: returnTopic.outputs.topicName
    functionAppName: functionApp.outputs.appName
    dataAccountName: dataAccountName
    deadLetterContainerName: deadLetterContainerName
  }
  dependsOn: [access]
}

module operatorAlerts 'modules/operator-alerts.bicep' = {
  name: 'operator-alerts'
  params: {
    namePrefix: namePrefix
    location: location
    workspaceId: watch.outputs.workspaceId
    topicId: returnTopic.outputs.topicId
    operatorEmails: operatorEmails
  }
}

output functionAppName string = functionApp.outputs.appName
output functionAppHost string = functionApp.outputs.hostName
output returnsUri string = '${dataStorage.outputs.blobUri}returns'
output vaultName string = vaultName
