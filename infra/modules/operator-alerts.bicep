// Tells the operators when the pipeline itself is in trouble. Gaps between groups are the product's own alerts and do not come from here.
param namePrefix string
param location string
param workspaceId string
param topicId string
param operatorEmails string[]

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${namePrefix}-operators'
  location: 'global'
  properties: {
    groupShortName: take(namePrefix, 12)
    enabled: true
    emailReceivers: [
      for (address, position) in operatorEmails: {
        name: 'operator-${position}'
        emailAddress: address
        useCommonAlertSchema: true
      }
    ]
  }
}

// A queue's length is measured once an hour; the write into it is logged within minutes.
resource poison 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: '${namePrefix}-poison'
  location: location
  properties: {
    displayName: 'An upload or message was given up'
    description: 'A message was put into a poison queue: a function failed on it as often as the host tries. docs/flow.md says what to do.'
    enabled: true
    severity: 1
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'StorageQueueLogs | where OperationName == "PutMessage" and Uri has "poison" and toint(StatusCode) between (200 .. 299)'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: { actionGroups: [operators.id] }
  }
}

resource failures 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: '${namePrefix}-failures'
  location: location
  properties: {
    displayName: 'Functions are failing'
    description: 'Calls of functions ended in an error. One alone is retried; this counts five in a quarter of an hour.'
    enabled: true
    severity: 2
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'AppRequests | where Success == false'
          timeAggregation: 'Count'
          operator: 'GreaterThanOrEqual'
          threshold: 5
        }
      ]
    }
    actions: { actionGroups: [operators.id] }
  }
}

resource undelivered 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${namePrefix}-undelivered'
  location: 'global'
  properties: {
    description: 'Event Grid gave up telling the functions of an upload. The event lies in the container of undelivered events.'
    enabled: true
    severity: 1
    scopes: [topicId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-lettered'
          metricName: 'DeadLetteredCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [{ actionGroupId: operators.id }]
  }
}
