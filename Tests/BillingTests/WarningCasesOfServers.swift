/// Plans of servers and disks, and the remarks that they cause.
enum ServerWarningCases {
  static let all: [WarningCase] = [
    WarningCase(
      name: "a plain server",
      resources: #"{ "service": "ec2", "instance_type": "t3.micro", "public_ipv4": 0 }"#, rules: []),
    WarningCase(
      name: "a server that is stopped at night, with a disk",
      resources: #"""
        { "service": "ec2", "instance_type": "t3.large", "hours_per_week": 40,
          "volumes": [ { "volume_type": "gp3", "size_gb": 12 } ] }
        """#,
      rules: ["stopped-still-bills"],
      messages: [
        "stopped-still-bills": """
        Its disks bill while it is stopped: $0.96 over the plan, $0.73 of it for the 556.19 hours \
        in which nothing runs. Only deleting ends that. A public address kept meanwhile would bill \
        $0.005 an hour as well.
        """
      ]),
    WarningCase(
      name: "a job of 80 hours with a disk",
      resources: #"""
        { "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0, "count": 2,
          "job": { "work_gb": 28125, "throughput_mb_per_s": 100 },
          "volumes": [ { "volume_type": "gp3", "size_gb": 100 } ] }
        """#,
      rules: ["stopped-still-bills"],
      messages: [
        "stopped-still-bills": """
        Its disks bill while it is stopped: $16.00 over the plan, $14.25 of it for the 650 hours \
        in which nothing runs. Only deleting ends that.
        """
      ]),
    WarningCase(
      name: "a server with a disk that is always on",
      resources: #"""
        { "service": "ec2", "instance_type": "t3.large",
          "volumes": [ { "volume_type": "gp3", "size_gb": 12 } ] }
        """#,
      rules: []),
    WarningCase(
      name: "a disk apart and a second disk",
      resources: #"""
        { "name": "data", "service": "ebs", "volume_type": "gp3", "size_gb": 100 },
        { "name": "box", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0,
          "volumes": [ { "volume_type": "gp3", "size_gb": 8 },
                       { "volume_type": "gp3", "size_gb": 50, "snapshot_gb": 10 } ] }
        """#,
      rules: ["disks-outlive-servers"],
      messages: [
        "disks-outlive-servers": """
        Deleting a server leaves data and the further disks and snapshots of box behind. Forgotten \
        after the plan, that costs $12.50 a month.
        """
      ]),
    WarningCase(
      name: "a disk with an end", plan: #""start": "2026-09-01", "months": 1"#,
      resources: #"""
        { "service": "ebs", "volume_type": "gp3", "size_gb": 100, "until": "2026-09-20" }
        """#,
      rules: []),
    WarningCase(
      name: "processor time above the baseline",
      resources: #"""
        { "service": "ec2", "instance_type": "t3.micro", "public_ipv4": 0,
          "monthly_surplus_vcpu_hours": 200 }
        """#,
      rules: ["burst-above-baseline"],
      messages: [
        "burst-above-baseline": """
        Processor time above the baseline costs $10.00 in this plan. t3.micro may use 10% of its 2 \
        vCPUs for the price of its hours; at 100% all the time each pays $2.16 a day more, $65.70 \
        a month.
        """
      ]),
    WarningCase(
      name: "a bid taken for a spot price",
      plan: #""months": 1, "description": "Interruptions are no problem.""#,
      resources: #"""
        { "service": "ec2", "instance_type": "t2.micro", "public_ipv4": 0,
          "purchase_option": "spot", "spot_price_usd": 0.05 }
        """#,
      rules: ["spot-above-on-demand"],
      messages: [
        "spot-above-on-demand": """
        $0.05 an hour is more than t2.micro costs on demand, $0.0116. Since 2017-11-28 a spot price \
        never exceeds that, so this is a bid, not a price. The plan counts $36.50 for these hours; \
        on demand they cost $8.47.
        """
      ]),
    WarningCase(
      name: "a spot price above on-demand in 2017",
      plan: #""months": 1, "prices_as_of": "2017-01-15""#,
      resources: #"""
        { "service": "ec2", "instance_type": "m4.4xlarge", "public_ipv4": 0,
          "purchase_option": "spot", "spot_price_usd": 5, "tags": { "interruption": "wait" } }
        """#,
      rules: ["spot-above-on-demand"],
      messages: [
        "spot-above-on-demand": """
        $5 an hour is more than m4.4xlarge costs on demand, $0.8. That was possible before \
        2017-11-28. The plan counts $3,650.00 for these hours; on demand they cost $584.00.
        """
      ]),
    WarningCase(
      name: "a spot server of which the plan says no more",
      resources: #"""
        { "name": "worker", "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0,
          "purchase_option": "spot" }
        """#,
      rules: ["spot-interruption"],
      messages: [
        "spot-interruption": """
        worker can be taken away with two minutes' notice: that is why it costs $33.26 less than on \
        demand here. Keep work on a disk that outlives the server, and say in the plan's \
        description how interruptions are met.
        """
      ]),
    WarningCase(
      name: "a reservation for three months", plan: #""months": 3"#,
      resources: #"""
        { "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0,
          "purchase_option": "reserved_1yr_all_upfront" }
        """#,
      rules: ["reservation-outlasts-plan"],
      messages: [
        "reservation-outlasts-plan": """
        A reservation is owed for one year, 8,760 hours, used or not: $426.00 in all. This plan has \
        2,190 of them, $106.50; $319.50 is paid for in advance with it. On demand the plan's hours \
        cost $182.21.
        """
      ]),
    WarningCase(
      name: "a reservation for its whole year", plan: #""months": 12"#,
      resources: #"""
        { "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0,
          "purchase_option": "reserved_1yr_all_upfront" }
        """#,
      rules: []),
    WarningCase(
      name: "an older type",
      resources: #"{ "service": "ec2", "instance_type": "t2.medium", "public_ipv4": 0 }"#,
      rules: ["older-generation"],
      messages: [
        "older-generation": """
        t3.medium is the same size, newer, and costs $0.0416 an hour in place of $0.0464: $3.50 \
        less over the plan. Set its credits to 'standard', or processor time above the baseline is \
        billed.
        """
      ]),
    WarningCase(
      name: "an older type without a known successor of its size",
      resources: #"{ "service": "ec2", "instance_type": "m4.2xlarge", "public_ipv4": 0 }"#,
      rules: []),
    WarningCase(
      name: "whole hours in 2017", plan: #""months": 1, "prices_as_of": "2017-01-15""#,
      resources: #"{ "service": "ec2", "instance_type": "t3.micro", "hours_per_week": 7.5 }"#,
      rules: ["whole-hours"],
      messages: [
        "whole-hours": """
        Each start of ec2 1 is billed by the whole hour, and the 7.5 hours a week are counted as one \
        run. In several sessions each one is rounded up by itself: five sessions of 1.5 hours are \
        10 hours at $0.0104, not 7.5.
        """
      ]),
    WarningCase(
      name: "seconds since October 2017", plan: #""months": 1, "prices_as_of": "2017-10-02""#,
      resources: #"{ "service": "ec2", "instance_type": "t3.micro", "hours_per_week": 7.5 }"#,
      rules: []),
    WarningCase(
      name: "whole hours of SUSE, and none for what is always on",
      resources: #"""
        { "service": "ec2", "instance_type": "t3.micro", "operating_system": "suse",
          "public_ipv4": 0, "hours_per_day": 2 },
        { "service": "ec2", "instance_type": "t3.medium", "operating_system": "suse",
          "public_ipv4": 0 }
        """#,
      rules: ["whole-hours"]),
    WarningCase(
      name: "the address of a small server",
      resources: #"{ "service": "ec2", "instance_type": "t3.micro" }"#,
      rules: ["public-ipv4-share"],
      messages: [
        "public-ipv4-share": """
        Public IPv4 addresses are $3.65 of the $11.24 that is due before credits, 32%. A server \
        that nobody reaches from outside needs none ("public_ipv4": 0), and IPv6 addresses are free.
        """
      ]),
    WarningCase(
      name: "two regions",
      resources: #"""
        { "name": "a", "service": "ec2", "instance_type": "t3.micro", "public_ipv4": 0 },
        { "name": "b", "service": "ec2", "instance_type": "t3.micro", "public_ipv4": 0,
          "count": 2, "region": "us-west-1" }
        """#,
      rules: ["second-region"],
      messages: [
        "second-region": """
        The plan stands in 2 regions: us-east-1 $7.59 and us-west-1 $15.18 at list price. A console \
        shows one region at a time, so what runs in another is easily forgotten, and data between \
        regions is billed.
        """
      ]),
    WarningCase(
      name: "a textbook from elsewhere is not in another region",
      resources: #"""
        { "service": "ec2", "instance_type": "t3.micro", "public_ipv4": 0 },
        { "service": "custom", "unit_price_usd": 60, "quantity": 1, "region": "eu-west-1" }
        """#,
      rules: []),
    WarningCase(
      name: "traffic between zones",
      resources: #"{ "service": "data_transfer", "monthly_intra_region_gb": 100 }"#,
      rules: ["cross-zone-traffic"],
      messages: [
        "cross-zone-traffic": """
        Traffic between zones is billed twice, where it leaves and where it arrives: 100 GB are \
        billed as 200, $2.00 over the plan. Within one zone it is free.
        """
      ]),
    WarningCase(
      name: "traffic to the internet only",
      resources: #"{ "service": "data_transfer", "monthly_outbound_internet_gb": 100 }"#,
      rules: []),
  ]
}
