import Billing

extension AWS {
  /// What is free itself, beside the first table.
  static let moreFree: [(names: [String], meaning: OtherNames.Meaning)] = [
    (
      ["vpc endpoint", "aws_vpc_endpoint", "privatelink", "interface endpoint"],
      .other(
        "gateway endpoints to S3 and DynamoDB are free; interface endpoints are billed by the hour and GB: price them as 'custom'"
      )
    ),
    (
      [
        "key pair", "aws_key_pair", "aws_network_interface", "elastic network interface", "eni",
        "aws_ami", "aws_volume_attachment", "aws_placement_group",
      ],
      .free("it is free: leave it out")
    ),
    (
      [
        "personal health dashboard", "health", "service quotas", "well-architected tool",
        "artifact",
      ],
      .free("it is free: leave it out")
    ),
    (
      ["sagemaker studio lab", "studio lab"],
      .free("Studio Lab is free and needs no account: leave it out")
    ),
    (
      ["educate", "academy", "learner lab", "academy learner lab"],
      .other("give the money of the programme as 'credits' and 'limit_usd', and plan what it buys")
    ),
    (
      ["cloudshell", "aws cloudshell"],
      .free("CloudShell is free: plan what is started from it")
    ),
  ]

  /// Services by other words for them.
  static let moreRenamed: [(names: [String], meaning: OtherNames.Meaning)] = [
    (["ec2 instance", "virtual machine", "bare metal"], .use(["ec2"])),
    (["aws_eks_node_group", "eks node group"], .use(["ec2"], note: "the servers of 'eks'")),
    (["aws_eks_fargate_profile", "eks fargate"], .use(["fargate"], note: "beside 'eks'")),
    (["aws_rds_cluster_instance"], .use(["rds"])),
    (["aws_neptune_cluster_instance"], .use(["neptune"])),
    (["aws_docdb_cluster_instance"], .use(["documentdb"])),
    (
      ["aws_cloudwatch_dashboard", "aws_cloudwatch_log_stream", "aws_cloudwatch_metric_stream"],
      .use(["cloudwatch"])
    ),
    (["aws_sesv2_email_identity"], .use(["ses"])),
    (["aws_quicksight_user"], .use(["quicksight"])),
    (["AmazonES", "aws_elasticsearch_domain"], .use(["opensearch"])),
    (
      ["fargate spot", "ecs fargate"],
      .use(["fargate"], note: "with \"purchase_option\": \"spot\" for spot")
    ),
    (
      [
        "rds instance", "database", "postgres", "postgresql", "mysql", "mariadb", "oracle",
        "sql server",
      ],
      .use(["rds"])
    ),
    (
      ["aurora serverless", "aurora serverless v2"],
      .use(["rds"], note: "with \"instance_class\": \"db.serverless\"")
    ),
    (
      [
        "redis", "memcached", "valkey", "cache", "aws_elasticache_cluster",
        "aws_elasticache_replication_group",
      ],
      .use(["elasticache"])
    ),
    (["kafka", "aws_msk_cluster", "managed streaming for apache kafka"], .use(["msk"])),
    (["mongodb", "aws_docdb_cluster", "docdb"], .use(["documentdb"])),
    (["aws_neptune_cluster", "graph database"], .use(["neptune"])),
    (["aws_dax_cluster", "dynamodb accelerator"], .use(["dax"])),
    (["aws_memorydb_cluster"], .use(["memorydb"])),
    (["aws_opensearch_domain", "opensearch service", "opensearch domain"], .use(["opensearch"])),
    (["aws_lightsail_instance"], .use(["lightsail"])),
    (["aws_ses_domain_identity", "simple email service", "email"], .use(["ses"])),
    (["aws_iot_thing", "iot core"], .use(["iot"])),
    (["aws_codepipeline"], .use(["codepipeline"])),
    (["aws_dynamodb_global_table", "dynamo"], .use(["dynamodb"])),
    (
      ["jupyter", "notebook", "sagemaker studio", "aws_sagemaker_domain", "sagemaker notebook"],
      .use(["sagemaker", "ec2"], note: "a notebook on either")
    ),
    (["redshift serverless", "aws_redshiftserverless_workgroup"], .use(["redshift"])),
    (["spectrum", "redshift spectrum"], .use(["redshift"])),
    (["glue crawler", "glue job", "data catalog"], .use(["glue"])),
    (["websocket", "rest api", "http api"], .use(["api_gateway"])),
    (
      ["application load balancer", "network load balancer", "load balancer"],
      .use(["load_balancer"])
    ),
    (["cognito user pool", "user pool"], .use(["cognito"])),
    (["state machine"], .use(["step_functions"])),
    (["hosted zone", "domain name"], .use(["route53"])),
    (["registrar"], .other("a domain's yearly fee is 'custom'; its zone is 'route53'")),
    (
      ["lambda@edge", "cloudfront functions", "aws_cloudfront_function"],
      .other("price it as 'custom' by the request, beside 'cloudfront'")
    ),
    (
      ["rds proxy", "aws_db_proxy"],
      .other(
        "RDS Proxy is billed by the vCPU-hour of its database: price it as 'custom' with \"unit\": \"hour\""
      )
    ),
    (
      [
        "emr serverless", "opensearch serverless", "msk connect", "emr on eks",
        "aws_emrserverless_application", "aws_opensearchserverless_collection",
      ],
      .other(
        "only the kind with servers has a service here: price it as 'custom' with \"unit\": \"hour\""
      )
    ),
  ]

  /// Services whose price lists the catalog has, for 'metered'.
  static let listed: [(names: [String], meaning: OtherNames.Meaning)] = [
    (["amplify", "aws_amplify_app"], .metered("AWSAmplify")),
    (["app runner", "aws_apprunner_service"], .metered("AWSAppRunner")),
    (["appsync", "aws_appsync_graphql_api"], .metered("AWSAppSync")),
    (["cloudtrail", "aws_cloudtrail"], .metered("AWSCloudTrail")),
    (["config", "aws_config_configuration_recorder"], .metered("AWSConfig")),
    (["datasync", "aws_datasync_task"], .metered("AWSDataSync")),
    (
      ["dms", "database migration service", "aws_dms_replication_instance"],
      .metered("AWSDatabaseMigrationSvc")
    ),
    (["device farm", "aws_devicefarm_project"], .metered("AWSDeviceFarm")),
    (
      ["directory service", "managed microsoft ad", "aws_directory_service_directory"],
      .metered("AWSDirectoryService")
    ),
    (
      [
        "eventbridge", "events", "aws_cloudwatch_event_rule", "eventbridge scheduler",
        "cloudwatch events",
      ],
      .metered("AWSEvents")
    ),
    (["iam access analyzer", "access analyzer"], .metered("AWSIAMAccessAnalyzer")),
    (["iot device defender"], .metered("IoTDeviceDefender")),
    (["iot device management"], .metered("IoTDeviceManagement")),
    (["iot analytics"], .metered("AWSIoTAnalytics")),
    (["iot sitewise"], .metered("AWSIoTSiteWise")),
    (["security hub", "aws_securityhub_account"], .metered("AWSSecurityHub")),
    (["storage gateway", "aws_storagegateway_gateway"], .metered("AWSStorageGateway")),
    (
      ["systems manager", "ssm", "parameter store", "aws_ssm_parameter", "session manager"],
      .metered("AWSSystemsManager")
    ),
    (["transfer family", "sftp", "aws_transfer_server"], .metered("AWSTransfer")),
    (["x-ray", "xray"], .metered("AWSXRay")),
    (["cloud directory"], .metered("AmazonCloudDirectory")),
    (["connect", "contact center"], .metered("AmazonConnect")),
    (["guardduty", "aws_guardduty_detector"], .metered("AmazonGuardDuty")),
    (["healthlake"], .metered("AmazonHealthLake")),
    (["kendra", "aws_kendra_index"], .metered("AmazonKendra")),
    (
      ["kinesis video streams", "kinesis video", "aws_kinesis_video_stream"],
      .metered("AmazonKinesisVideo")
    ),
    (["location service", "location"], .metered("AmazonLocationService")),
    (["lookout for equipment"], .metered("AmazonLookoutEquipment")),
    (["keyspaces", "cassandra", "aws_keyspaces_table"], .metered("AmazonMCS")),
    (
      ["mwaa", "airflow", "managed workflows for apache airflow", "aws_mwaa_environment"],
      .metered("AmazonMWAA")
    ),
    (["macie", "aws_macie2_account"], .metered("AmazonMacie")),
    (["healthimaging", "medical imaging"], .metered("AmazonMedicalImaging")),
    (["omics", "healthomics"], .metered("AmazonOmics")),
    (["personalize"], .metered("AmazonPersonalize")),
    (["pinpoint"], .metered("AmazonPinpoint")),
    (["polly", "text to speech"], .metered("AmazonPolly")),
    (["prometheus", "managed service for prometheus"], .metered("AmazonPrometheus")),
    (["swf", "simple workflow service"], .metered("AmazonSWF")),
    (["security lake"], .metered("AmazonSecurityLake")),
    (["textract"], .metered("AmazonTextract")),
    (["timestream", "aws_timestreamwrite_database"], .metered("AmazonTimestream")),
    (["verified permissions"], .metered("AmazonVerifiedPermissions")),
    (["codeguru"], .metered("CodeGuru")),
    (["waf", "aws_wafv2_web_acl", "web application firewall"], .metered("awswaf")),
    (["nimble studio"], .metered("nimble")),
    (["transcribe", "speech to text"], .metered("transcribe")),
    (["translate"], .metered("translate")),
    (["mediatailor"], .metered("AWSElementalMediaTailor")),
    (["mediastore"], .metered("AWSElementalMediaStore")),
    (["entity resolution"], .metered("AWSEntityResolution")),
  ]

  /// Services whose price lists the catalog lacks, with the offers under which the provider publishes
  /// them (index of offers, 2026-05-14).
  static let loadable: [(names: [String], meaning: OtherNames.Meaning)] = [
    (["appflow"], .loadable("AppFlow")),
    (["appstream", "appstream 2.0", "aws_appstream_fleet"], .loadable("AmazonAppStream")),
    (["backup", "aws_backup_plan", "aws_backup_vault"], .loadable("AWSBackup")),
    (["bedrock"], .loadable("AmazonBedrock")),
    (["braket"], .loadable("AmazonBraket")),
    (["chime"], .loadable("AmazonChime")),
    (["clean rooms"], .loadable("AWSCleanRooms")),
    (["codeartifact", "aws_codeartifact_repository"], .loadable("AWSCodeArtifact")),
    (["codecatalyst"], .loadable("CodeCatalyst")),
    (["codewhisperer"], .loadable("AmazonCodeWhisperer")),
    (["datazone"], .loadable("AmazonDataZone")),
    (["deepracer"], .loadable("AWSDeepRacer")),
    (["detective"], .loadable("AmazonDetective")),
    (["devops guru"], .loadable("AmazonDevOpsGuru")),
    (["direct connect", "aws_dx_connection"], .loadable("AWSDirectConnect")),
    (["elastic transcoder"], .loadable("AmazonETS")),
    (["elemental mediaconvert", "mediaconvert"], .loadable("AWSElementalMediaConvert")),
    (["medialive"], .loadable("AWSElementalMediaLive")),
    (["mediapackage"], .loadable("AWSElementalMediaPackage")),
    (["fault injection service"], .loadable("AWSFIS")),
    (["finspace"], .loadable("AmazonFinSpace")),
    (["forecast"], .loadable("AmazonForecast")),
    (["fraud detector"], .loadable("AmazonFraudDetector")),
    (["fsx", "aws_fsx_lustre_file_system", "aws_fsx_windows_file_system"], .loadable("AmazonFSx")),
    (["gamelift"], .loadable("AmazonGameLift")),
    (
      ["global accelerator", "aws_globalaccelerator", "aws_globalaccelerator_accelerator"],
      .loadable("AWSGlobalAccelerator")
    ),
    (["grafana", "managed grafana"], .loadable("AmazonGrafana")),
    (["greengrass"], .loadable("AWSGreengrass")),
    (["inspector"], .loadable("AmazonInspectorV2")),
    (["iot events"], .loadable("AWSIoTEvents")),
    (["iot twinmaker"], .loadable("IoTTwinMaker")),
    (["lake formation"], .loadable("AWSLakeFormation")),
    (["lex"], .loadable("AmazonLex")),
    (["lookout for metrics"], .loadable("AmazonLookoutMetrics")),
    (["lookout for vision"], .loadable("AmazonLookoutVision")),
    (["mainframe modernization"], .loadable("AWSM2")),
    (["managed blockchain"], .loadable("AmazonManagedBlockchain")),
    (["network firewall", "aws_networkfirewall_firewall"], .loadable("AWSNetworkFirewall")),
    (["outposts"], .loadable("AWSOutposts")),
    (["parallel computing service"], .loadable("AWSPCS")),
    (["payment cryptography"], .loadable("PaymentCryptography")),
    (["q business", "q"], .loadable("AmazonQ")),
    (["resilience hub"], .loadable("AWSResilienceHub")),
    (["robomaker"], .loadable("AWSRoboMaker")),
    (["service catalog"], .loadable("AWSServiceCatalog")),
    (["shield", "shield advanced"], .loadable("AWSShield")),
    (["sumerian"], .loadable("AmazonSumerian")),
    (["workdocs"], .loadable("AmazonWorkDocs")),
    (["worklink"], .loadable("AmazonWorkLink")),
    (["workmail"], .loadable("AmazonWorkMail")),
    (["workspaces", "aws_workspaces_workspace"], .loadable("AmazonWorkSpaces")),
  ]

  /// Services that have neither a service nor a price list here.
  static let unlisted: [(names: [String], meaning: OtherNames.Meaning)] = [
    (
      [
        "ebs direct apis", "ground truth", "sagemaker ground truth", "local zone", "local zones",
        "mechanical turk", "mobile hub", "private certificate authority",
        "aws_acmpca_certificate_authority", "proton", "q developer", "snowball", "snowcone",
        "snowmobile", "transit gateway", "aws_ec2_transit_gateway", "vpn", "site-to-site vpn",
        "client vpn", "aws_vpn_connection", "wavelength", "s3 select", "elastic inference",
      ], .custom
    ),
    (
      ["qldb"],
      .closed("QLDB is closed: what took its place is 'rds' with Aurora PostgreSQL")
    ),
    (["codestar"], .closed("CodeStar is closed: use 'codebuild' and 'codepipeline'")),
    (["deeplens", "lumberyard", "honeycode"], .closed("it is closed: leave it out")),
  ]
}
