using 'main.bicep'

param namePrefix = 'equality'
param location = 'uksouth'
param returnRetentionDays = 90
