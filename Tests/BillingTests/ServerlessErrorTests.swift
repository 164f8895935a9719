import Billing
import Diagnostics
import PriceFixtures
import Scenarios
import Testing

/// A faulty resource with its expected messages.
struct FaultyResource: Sendable, CustomTestStringConvertible {
  /// The resource's members in addition to its name, as JSON.
  var members: String
  /// The beginning of each diagnostic, in order; a hint after ` → `.
  var diagnostics: [String]

  var testDescription: String { members }

  init(_ members: String, _ diagnostics: String...) {
    (self.members, self.diagnostics) = (members, diagnostics)
  }

  /// Returns the errors in reading and pricing a plan of the resource, as `message → first hint`.
  func problems() throws -> [String] {
    let text =
      #"{ "title": "T", "region": "us-east-1", "months": 1, "resources": [ { "name": "r", \#(members) } ] }"#
    do {
      let reader = ScenarioReader(services: knownServices.definitions)
      _ = try Estimator(prices: FixtureBook()).estimate(try reader.read(Array(text.utf8)))
      return []
    } catch let error as Diagnostics {
      return error.all.map { $0.message + ($0.hints.first.map { " → \($0)" } ?? "") }
    }
  }
}

@Suite struct ServerlessErrorTests {
  static let faulty: [FaultyResource] = [
    // Functions
    FaultyResource(#""service": "lambda", "memory_mb": 128.5"#, "'memory_mb' comes in whole MB"),
    FaultyResource(
      #""service": "lambda", "memory_mb": { "low": 128, "likely": 129, "high": 1000.1 }"#,
      "'memory_mb' comes in whole MB"),
    FaultyResource(
      #""service": "lambda", "memory_mb": 512.0, "ephemeral_storage_mb": 512.000001"#,
      "'ephemeral_storage_mb' comes in whole MB"),
    // Tables
    FaultyResource(
      #""service": "dynamodb", "billing_mode": "on_demand""#,
      "'on_demand' is not a value of 'billing_mode'"),
    FaultyResource(
      #""service": "dynamodb", "billing_mode": "provisioned""#,
      "'read_capacity' is missing: billing_mode 'provisioned' needs it",
      "'write_capacity' is missing: billing_mode 'provisioned' needs it"),
    FaultyResource(
      #""service": "dynamodb", "write_capacity": 5, "monthly_writes": 10"#,
      "'monthly_writes' does not go with billing_mode 'provisioned' → capacity is billed by the hour"
    ),
    FaultyResource(
      #""service": "dynamodb", "billing_mode": "pay_per_request", "read_capacity": 5"#,
      "'read_capacity' does not go with billing_mode 'pay_per_request' → requests are 'monthly_read_request_units'"
    ),
    FaultyResource(
      #""service": "dynamodb", "monthly_write_request_units": 5, "monthly_writes": 5, "transactional_writes": true"#,
      "'monthly_writes' does not go with 'monthly_write_request_units' → the units are items times",
      "'transactional_writes' does not go with 'monthly_write_request_units'"),
    FaultyResource(
      #""service": "dynamodb", "monthly_reads": 5, "item_size_kb": 401"#,
      "'item_size_kb' is out of bounds: 401 is not within 0 to 400"),
    FaultyResource(
      #""service": "dynamodb", "storage_gb": 1, "replica": [ {} ]"#,
      "'region_name' is missing in 'replica'"),
    FaultyResource(
      #""service": "dynamodb", "storage_gb": 1, "replica": [ { "region_name": "us-east-1" } ]"#,
      "r: the table is in us-east-1 already"),
    FaultyResource(
      #""service": "dynamodb", "storage_gb": 1, "replica": [ { "region_name": "eu-wets-1" } ]"#,
      "r: no price for dynamodb TimedStorage-ByteHrs in eu-wets-1"),
    // Streams
    FaultyResource(
      #""service": "kinesis_stream", "shard_count": 0"#,
      "'shard_count' is out of bounds: 0 is not within 1 to"),
    FaultyResource(
      #""service": "kinesis_stream", "monthly_data_out_gb": 5"#,
      "'monthly_data_out_gb' does not go with stream_mode 'provisioned' → reading is free"),
    FaultyResource(
      #""service": "kinesis_stream", "monthly_data_in_gb": 5"#,
      "'record_size_kb' is missing: 'monthly_data_in_gb' with stream_mode 'provisioned' needs it"),
    FaultyResource(
      #""service": "kinesis_stream", "monthly_enhanced_fan_out_gb": 5"#,
      "'enhanced_fan_out_consumers' is missing: 'monthly_enhanced_fan_out_gb'"),
    FaultyResource(
      #""service": "kinesis_stream", "monthly_long_term_retrieval_gb": 5, "retention_hours": 168"#,
      "'monthly_long_term_retrieval_gb' does not go with a retention of 168 hours or less"),
    FaultyResource(
      #""service": "kinesis_stream", "stream_mode": "on_demand", "shard_count": 2, "enhanced_fan_out_consumers": 1"#,
      "'shard_count' does not go with stream_mode 'on_demand'",
      "'enhanced_fan_out_consumers' does not go with stream_mode 'on_demand' → only the data counts"
    ),
    FaultyResource(
      #""service": "kinesis_stream", "stream_mode": "on_demand", "monthly_put_records": 2, "monthly_data_in_gb": 1"#,
      "'monthly_data_in_gb' does not go with 'monthly_put_records' → the data is the number of records"
    ),
    FaultyResource(
      #""service": "kinesis_stream", "retention_hours": 23"#,
      "'retention_hours' is out of bounds: 23"),
    FaultyResource(
      #""service": "firehose", "monthly_records": 2, "monthly_data_ingested_gb": 1"#,
      "'monthly_data_ingested_gb' does not go with 'monthly_records'"),
    FaultyResource(
      #""service": "firehose", "monthly_records": 2, "record_size_kb": 0"#,
      "'record_size_kb' is out of bounds: 0 is not within 0.0009765625 to 10,240"),
    FaultyResource(
      #""service": "firehose", "monthly_records": 2, "monthly_partitioned_objects": 1"#,
      "'monthly_partitioned_objects' does not go with a stream without dynamic partitioning → set"),
    // Analytics
    FaultyResource(
      #""service": "kinesis_analytics", "kinesis_processing_units": 0"#,
      "'kinesis_processing_units' is out of bounds: 0 is not within 1 to 10,000"),
    FaultyResource(
      #""service": "kinesis_analytics", "runtime_environment": "sql", "durable_application_backup_gb": 1"#,
      "'durable_application_backup_gb' does not go with runtime_environment 'sql'"),
    FaultyResource(
      #""service": "athena", "monthly_queries": -1"#, "'monthly_queries' is out of bounds: -1"),
    FaultyResource(
      #""service": "athena", "data_scanned_gb_per_query": 1"#,
      "unknown key 'data_scanned_gb_per_query' in a resource of service 'athena' → did you mean 'data_scanned_mb_per_query'?"
    ),
    FaultyResource(
      #""service": "glue", "job_dpu_hours_monthly": 1, "job_runs_monthly": 1, "job_minutes": 5"#,
      "'job_runs_monthly' does not go with 'job_dpu_hours_monthly' → the DPU-hours are runs times",
      "'job_minutes' does not go with 'job_dpu_hours_monthly'"),
    FaultyResource(
      #""service": "glue", "job_runs_monthly": 1"#,
      "'job_minutes' is missing: 'job_runs_monthly' needs it"),
    FaultyResource(
      #""service": "glue", "crawler_runs_monthly": 1, "crawler_dpus": 0"#,
      "'crawler_dpus' is out of bounds: 0 is not within 0.0625 to 10,000"),
    // Messages and workflows
    FaultyResource(
      #""service": "sns", "fifo_topic": true, "monthly_email_notifications": 1, "monthly_mobile_push_notifications": 1"#,
      "'monthly_email_notifications' does not go with a FIFO topic → it delivers to SQS queues",
      "'monthly_mobile_push_notifications' does not go with a FIFO topic"),
    FaultyResource(
      #""service": "sns", "monthly_requests": 1, "message_size_kb": 2000"#,
      "'message_size_kb' is out of bounds: 2000"),
    FaultyResource(
      #""service": "sqs", "queue_type": "fiffo""#,
      "'fiffo' is not a value of 'queue_type' → did you mean 'fifo'?"),
    FaultyResource(
      #""service": "step_functions", "monthly_requests": 1, "workflow_duration_ms": 5"#,
      "'monthly_requests' does not go with workflow_type 'standard' → set \"workflow_type\": \"express\"",
      "'workflow_duration_ms' does not go with workflow_type 'standard'"),
    FaultyResource(
      #""service": "step_functions", "workflow_type": "express", "monthly_transitions": 1"#,
      "'monthly_transitions' does not go with workflow_type 'express' → express workflows are billed"
    ),
    FaultyResource(
      #""service": "step_functions", "workflow_type": "express", "monthly_requests": 1, "workflow_duration_ms": 300001"#,
      "'workflow_duration_ms' is out of bounds: 300001"),
    // Sign-in, keys and builds
    FaultyResource(
      #""service": "cognito", "monthly_active_users": 5, "advanced_security": true"#,
      "'advanced_security' does not go with user_pool_tier 'essentials' → 'plus' has threat protection"
    ),
    FaultyResource(
      #""service": "kms", "keys": "two""#, "'keys' should be a number or a range, not text"),
    FaultyResource(#""service": "secrets_manager", "secret": 1"#, "unknown key 'secret'"),
    FaultyResource(
      #""service": "codebuild", "environment_type": "windows_container", "monthly_build_mins": 1"#,
      "'compute_type' is missing: environment_type 'windows_container' needs it"),
    FaultyResource(
      #""service": "codebuild", "environment_type": "linux_gpu_container", "compute_type": "build_lambda_1gb""#,
      "compute_type 'build_lambda_1gb' does not go with environment_type 'linux_gpu_container' → it takes 'build_general1_small', 'build_general1_large'"
    ),
    FaultyResource(
      #""service": "codebuild", "monthly_build_mins": 1, "monthly_builds": 1, "build_seconds": 5"#,
      "'monthly_builds' does not go with 'monthly_build_mins'",
      "'build_seconds' does not go with 'monthly_build_mins'"),
    FaultyResource(
      #""service": "codebuild", "monthly_builds": 1"#,
      "'build_seconds' is missing: 'monthly_builds' needs it"),
    FaultyResource(
      #""service": "codecommit", "active_users": 1e99"#, "'active_users' is out of bounds: 1e99"),
  ]

  @Test(arguments: faulty)
  func isRefused(_ faulty: FaultyResource) throws {
    let actual = try faulty.problems()
    #expect(actual.count == faulty.diagnostics.count, "\(actual)")
    for (message, beginning) in zip(actual, faulty.diagnostics) {
      #expect(message.hasPrefix(beginning), "\(message)")
    }
  }

  /// Each service describes itself completely, and each field has one sentence of help.
  @Test func everyFieldHasHelp() {
    for service in knownServices.all {
      let names = service.definition.fields.map(\.name)
      #expect(Set(names).count == names.count, "\(service.definition.id)")
      for field in service.definition.fields {
        #expect(!field.help.isEmpty && !field.help.hasSuffix("."), "\(field.name)")
      }
      let meters = service.meters.map { "\($0.service) \($0.meter) \($0.attributes) \($0.unit)" }
      #expect(Set(meters).count == meters.count, "\(service.definition.id)")
    }
  }
}
