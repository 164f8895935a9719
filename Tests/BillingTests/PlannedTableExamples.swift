/// Worked examples of tables on a Database Savings Plan.
enum PlannedTableExamples {
  static let all: [WorkedExample] = [
    WorkedExample(
      name: "capacity on a plan: 12 % less than 9.49",
      resources:
        #"{ "service": "dynamodb", "read_capacity": 50, "write_capacity": 10, "purchase_option": "database_savings_plan_1yr_no_upfront" }"#,
      quantities: [
        "DatabaseSP:1yrNoUpfront:WriteCapacityUnit-Hrs": "7300",
        "DatabaseSP:1yrNoUpfront:ReadCapacityUnit-Hrs": "36500",
      ], list: "8.3512"),
    WorkedExample(
      name: "requests on a plan: 18 % less than 0.75",
      resources:
        #"{ "service": "dynamodb", "monthly_write_request_units": 1000000, "monthly_read_request_units": 1000000, "purchase_option": "database_savings_plan_1yr_no_upfront" }"#,
      quantities: [
        "DatabaseSP:1yrNoUpfront:WriteRequestUnits": "1000000",
        "DatabaseSP:1yrNoUpfront:ReadRequestUnits": "1000000",
      ], list: "0.615"),
    WorkedExample(
      name: "capacity of infrequent access on a plan: 12 % less than 7.081",
      resources:
        #"{ "service": "dynamodb", "table_class": "standard_infrequent_access", "read_capacity": 10, "write_capacity": 10, "purchase_option": "database_savings_plan_1yr_no_upfront" }"#,
      quantities: [
        "DatabaseSP:1yrNoUpfront:IA-WriteCapacityUnit-Hrs": "7300",
        "DatabaseSP:1yrNoUpfront:IA-ReadCapacityUnit-Hrs": "7300",
      ], list: "6.23128"),
    WorkedExample(
      name: "requests of infrequent access on a plan: 18 % less than 0.935",
      resources:
        #"{ "service": "dynamodb", "table_class": "standard_infrequent_access", "monthly_write_request_units": 1000000, "monthly_read_request_units": 1000000, "purchase_option": "database_savings_plan_1yr_no_upfront" }"#,
      quantities: [
        "DatabaseSP:1yrNoUpfront:IA-WriteRequestUnits": "1000000",
        "DatabaseSP:1yrNoUpfront:IA-ReadRequestUnits": "1000000",
      ], list: "0.7667"),
    WorkedExample(
      name: "a global table on a plan: 7,300 × 0.000572 + 7,300 × 0.0006468",
      resources:
        #"{ "service": "dynamodb", "write_capacity": 10, "read_capacity": 0, "replica": [ { "region_name": "eu-west-1" } ], "purchase_option": "database_savings_plan_1yr_no_upfront" }"#,
      quantities: ["DatabaseSP:1yrNoUpfront:ReplWriteCapacityUnit-Hrs": "14600"], list: "8.89724"),
    WorkedExample(
      name: "a global table's requests on a plan: 0.5125 + 0.5781",
      resources:
        #"{ "service": "dynamodb", "monthly_write_request_units": 1000000, "replica": [ { "region_name": "eu-west-1" } ], "purchase_option": "database_savings_plan_1yr_no_upfront" }"#,
      quantities: ["DatabaseSP:1yrNoUpfront:ReplWriteRequestUnits": "2000000"], list: "1.0906"),
    WorkedExample(
      name: "a global table of infrequent access on a plan: 7,300 × 0.0007128 + 7,300 × 0.00080872",
      resources:
        #"{ "service": "dynamodb", "table_class": "standard_infrequent_access", "write_capacity": 10, "read_capacity": 0, "replica": [ { "region_name": "eu-west-1" } ], "purchase_option": "database_savings_plan_1yr_no_upfront" }"#,
      quantities: ["DatabaseSP:1yrNoUpfront:IA-ReplWriteCapacityUnit-Hrs": "14600"],
      list: "11.107096"),
    WorkedExample(
      name: "its requests on a plan: 0.6396 + 0.7257",
      resources:
        #"{ "service": "dynamodb", "table_class": "standard_infrequent_access", "monthly_write_request_units": 1000000, "replica": [ { "region_name": "eu-west-1" } ], "purchase_option": "database_savings_plan_1yr_no_upfront" }"#,
      quantities: ["DatabaseSP:1yrNoUpfront:IA-ReplWriteRequestUnits": "2000000"], list: "1.3653"),
  ]
}
