import Dates

/// Plans of servers, disks and free allowances with the remarks that they draw.
enum WarningCases {
  static let all = servers + freeTier + WarningCases2.all

  private static let alwaysOn = #"{ "service": "ec2", "instance_type": "t3.micro", "public_ipv4": 0 }"#
  private static let largeOn = #"{ "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0 }"#

  static let servers: [WarningCase] = [
    WarningCase(name: "a plain server", resources: alwaysOn, rules: []),
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
        in which nothing runs. Only deleting ends that. An Elastic IP address kept meanwhile would \
        bill $0.005 an hour as well.
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
        Nothing deletes data and more disks or snapshots of box together with a server. Forgotten \
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
        Processor time above the baseline costs $10.00 in this plan. t3.micro may use 10 % of its 2 \
        vCPUs for the price of its hours; at 100 % all the time each pays $2.16 a day more, $65.70 \
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
        2,190 of them, $106.50; $319.50 is owed besides. On demand the plan's hours cost $182.21.
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
        Each start is billed by the whole hour. The 7.5 hours a week are counted as one run; in \
        several sessions each one is rounded up by itself, up to $0.0104 more a session. Five \
        sessions of 1.5 hours are billed as 10 hours, not 7.5.
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
        Public IPv4 addresses are $3.65 of the $11.24 that is due before credits, 32 %. A server \
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

  static let freeTier: [WarningCase] = [
    WarningCase(
      name: "three servers on 750 hours: 750 ÷ 3 ÷ 24 = 10.42 days; 1,410 h at 0.0116",
      plan: #"""
        "start": "2018-09-01", "months": 1, "month_hours": 720,
        "account": { "opened": "2018-08-20" }
        """#,
      resources: #"""
        { "name": "notebook", "service": "ec2", "instance_type": "t2.micro", "count": 3,
          "public_ipv4": 0 }
        """#,
      hasOffers: true, rules: ["free-pool-runs-out"],
      messages: [
        "free-pool-runs-out": """
        750 hours of t2.micro with Linux: that is one pool for all, not one for each. 3 × notebook \
        use 2,160 hours in month 2018-09 and empty it after 10.42 days, on 2018-09-11. The rest of \
        that month costs $16.36.
        """
      ]),
    WarningCase(
      name: "two more servers from the eleventh: (750 − 240) ÷ 3 = 170 h later",
      plan: #"""
        "start": "2018-09-01", "months": 1, "month_hours": "calendar",
        "account": { "opened": "2018-08-20" }
        """#,
      resources: #"""
        { "name": "first", "service": "ec2", "instance_type": "t2.micro", "public_ipv4": 0 },
        { "name": "more", "service": "ec2", "instance_type": "t2.micro", "public_ipv4": 0,
          "count": 2, "from": "2018-09-11" }
        """#,
      hasOffers: true, rules: ["free-pool-runs-out"],
      messages: [
        "free-pool-runs-out": """
        750 hours of t2.micro with Linux: that is one pool for all, not one for each. first and 2 × \
        more use 1,680 hours in month 2018-09 and empty it after 17.08 days, on 2018-09-18. The \
        rest of that month costs $10.79.
        """
      ]),
    WarningCase(
      name: "one server on 750 hours",
      plan: #"""
        "start": "2018-09-01", "months": 1, "account": { "opened": "2018-08-20" }
        """#,
      resources: #"{ "service": "ec2", "instance_type": "t2.micro", "public_ipv4": 0 }"#,
      hasOffers: true, rules: []),
    WarningCase(
      name: "two functions on a million calls, in a plan without dates",
      resources: #"""
        { "name": "f", "service": "lambda", "monthly_requests": 800000 },
        { "name": "g", "service": "lambda", "monthly_requests": 800000 }
        """#,
      hasOffers: true, rules: ["free-pool-runs-out"],
      messages: [
        "free-pool-runs-out": """
        1 million requests: that is one pool for all, not one for each. f and g use 1,600,000 \
        requests in month 1 and empty it after 19.01 days. The rest of that month costs $0.12.
        """
      ]),
    WarningCase(
      name: "one function on a million calls needs no one to tell it",
      resources: #"{ "service": "lambda", "monthly_requests": 1600000 }"#, hasOffers: true,
      rules: []),
    WarningCase(
      name: "a class on one account's million calls",
      plan: #""months": 1, "cohort": { "students": 20, "accounts": "shared" }"#,
      resources: #"{ "name": "f", "service": "lambda", "monthly_requests": 100000 }"#,
      hasOffers: true, rules: ["free-pool-runs-out"]),
    WarningCase(
      name: "a first year that is over",
      plan: #"""
        "start": "2026-09-01", "months": 1, "account": { "opened": "2024-01-10" }
        """#,
      resources: #"{ "service": "ec2", "instance_type": "t2.micro", "public_ipv4": 0 }"#,
      hasOffers: true, rules: ["free-window-over", "older-generation"],
      messages: [
        "free-window-over": """
        The account's 12-month offers ended on 2025-01-09, before the plan begins. In its first \
        year $8.47 of this plan would have been free; now it is not.
        """
      ]),
    WarningCase(
      name: "a first year that would have covered nothing of the plan",
      plan: #"""
        "start": "2026-09-01", "months": 1, "account": { "opened": "2024-01-10" }
        """#,
      resources: alwaysOn, hasOffers: true, rules: []),
    WarningCase(
      name: "a first year that ends during the plan: 408 h of January are charged",
      plan: #"""
        "start": "2025-12-01", "months": 2, "month_hours": "calendar",
        "account": { "opened": "2025-01-15" }
        """#,
      resources: #"{ "service": "ec2", "instance_type": "t2.micro", "public_ipv4": 0 }"#,
      hasOffers: true, rules: ["free-window-ends"],
      messages: [
        "free-window-ends": """
        The account's 12-month offers end on 2026-01-14, during the plan. From the next day on, \
        $4.73 is charged that they would have covered.
        """
      ]),
    WarningCase(
      name: "an account without free hours",
      plan: #"""
        "start": "2026-09-01", "months": 1, "account": { "opened": "2026-08-20" }
        """#,
      resources: #"{ "service": "ec2", "instance_type": "t2.micro", "public_ipv4": 0 }"#,
      hasOffers: true, rules: ["no-free-hours", "alarm-is-no-cap", "older-generation"],
      messages: [
        "no-free-hours": """
        The account was opened on 2026-08-20. Accounts opened since 2025-07-15 get credits in place \
        of 750 free hours a month and the other 12-month offers: $8.47 of this plan, free for an \
        older account in its first year, is paid by credits and then by you.
        """
      ]),
    WarningCase(
      name: "no free tier at all", plan: #"""
        "start": "2026-09-01", "months": 1, "free_tier": "none",
        "account": { "opened": "2024-01-10" }
        """#,
      resources: alwaysOn, hasOffers: true, rules: []),
    WarningCase(
      name: "a free plan that closes before the end",
      plan: #"""
        "start": "2026-09-01", "months": 8, "account": { "opened": "2026-08-20", "plan": "free" }
        """#,
      resources: alwaysOn, hasOffers: true, rules: ["free-plan-closes", "alarm-is-no-cap"],
      messages: [
        "free-plan-closes": """
        The account is on the free plan. It is closed 6 months after it was opened, on 2027-02-20, \
        or when its credit is gone, and what is in it is deleted 90 days later. The plan goes on \
        until 2027-04-30. Change to the paid plan before.
        """
      ]),
    WarningCase(
      name: "a free plan whose credit is too small",
      plan: #"""
        "start": "2026-09-01", "months": 3, "account": { "opened": "2026-08-20", "plan": "free" }
        """#,
      resources: largeOn, hasOffers: true,
      rules: ["free-plan-closes", "alarm-is-no-cap", "credit-runs-out"],
      messages: [
        "free-plan-closes": """
        The account is on the free plan. It is closed 6 months after it was opened, on 2027-02-20, \
        or when its credit is gone, and what is in it is deleted 90 days later. The credit is \
        $82.21 too small for the plan. Change to the paid plan before.
        """
      ]),
    WarningCase(
      name: "a free plan that fits",
      plan: #"""
        "start": "2026-09-01", "months": 3, "account": { "opened": "2026-08-20", "plan": "free" }
        """#,
      resources: alwaysOn, hasOffers: true, rules: ["alarm-is-no-cap"]),
    WarningCase(
      name: "thirty accounts that may be one organization",
      plan: #""months": 1, "cohort": { "students": 30, "accounts": "individual" }"#,
      resources: #"{ "service": "data_transfer", "monthly_outbound_internet_gb": 50 }"#,
      hasOffers: true, rules: ["organization-shares-free-tier"],
      messages: [
        "organization-shares-free-tier": """
        The free tier takes $135.00 off, once for each of 30 accounts. If they belong to one \
        organization they share one free tier, and about $126.00 of that is lost.
        """
      ]),
    WarningCase(
      name: "thirty accounts that fit one free tier",
      plan: #""months": 1, "cohort": { "students": 30, "accounts": "individual" }"#,
      resources: #"{ "service": "data_transfer", "monthly_outbound_internet_gb": 3 }"#,
      hasOffers: true, rules: []),
    WarningCase(
      name: "thirty accounts with credits",
      plan: #"""
        "start": "2026-09-01", "months": 1, "account": { "opened": "2026-08-20" },
        "cohort": { "students": 30, "accounts": "individual" }
        """#,
      resources: alwaysOn, hasOffers: true, rules: ["organization-ends-credits", "alarm-is-no-cap"],
      messages: [
        "organization-ends-credits": """
        The credits for opening an account pay $227.76 of this plan. An account that joins an AWS \
        organization or Control Tower loses them at once: keep the students' accounts on their own.
        """
      ]),
    WarningCase(
      name: "a credit that expires: 60.736 and 15 of 31 days of it are paid",
      plan: #"""
        "start": "2026-09-01", "months": 3,
        "credits": [ { "name": "Course grant", "amount_usd": 100, "expires": "2026-10-15" } ]
        """#,
      resources: largeOn, rules: ["credit-expires", "alarm-is-no-cap"],
      messages: [
        "credit-expires": """
        Course grant expires on 2026-10-15, during the plan, with $9.88 of its $100.00 unused. It \
        pays nothing that is used later.
        """
      ]),
    WarningCase(
      name: "a credit that has expired",
      plan: #"""
        "start": "2026-09-01", "months": 3,
        "credits": [ { "name": "Course grant", "amount_usd": 100, "expires": "2026-08-31" } ]
        """#,
      resources: largeOn, rules: ["credit-expires", "alarm-is-no-cap"],
      messages: [
        "credit-expires":
          "Course grant expired on 2026-08-31, before the plan begins: its $100.00 pays nothing."
      ]),
    WarningCase(
      name: "a credit that runs out: 39.264 of October's 60.736 is left",
      plan: #"""
        "start": "2026-09-01", "months": 3,
        "credits": [ { "name": "Course grant", "amount_usd": 100 } ]
        """#,
      resources: largeOn, rules: ["credit-runs-out", "alarm-is-no-cap"],
      messages: [
        "credit-runs-out": """
        Course grant lasts until about 2026-10-20. What comes after that, $82.21 of this plan, is \
        yours to pay.
        """,
        "alarm-is-no-cap": """
        A billing alarm or a budget tells of the bill but stops nothing, and its figures are 6 to \
        12 hours behind. Twelve hours of this plan cost $1.00 at list price: set the alarm at least \
        that much below what the credits hold.
        """,
      ]),
    WarningCase(
      name: "each student's credits run out, in a plan without dates",
      plan: #"""
        "months": 3, "cohort": { "students": 30, "accounts": "individual" },
        "credits": [ { "name": "one", "amount_usd": 60 }, { "name": "two", "amount_usd": 40 } ]
        """#,
      resources: largeOn, rules: ["credit-runs-out", "alarm-is-no-cap"],
      messages: [
        "credit-runs-out": """
        The credits (one and two) last until about day 20 of month 2 in each student's account. \
        What comes after that, $2,466.24 of this plan, is yours to pay.
        """
      ]),
    WarningCase(
      name: "a credit that may not pay what is left",
      plan: #"""
        "months": 3, "credits": [ { "name": "disks", "amount_usd": 40, "services": ["ebs"] } ]
        """#,
      resources: largeOn, rules: ["alarm-is-no-cap"]),
    WarningCase(
      name: "a limit", plan: #""months": 1, "limit_usd": 150"#, resources: largeOn,
      rules: ["alarm-is-no-cap"],
      messages: [
        "alarm-is-no-cap": """
        A billing alarm or a budget tells of the bill but stops nothing, and its figures are 6 to \
        12 hours behind. Twelve hours of this plan cost $1.00 at list price: set the alarm at least \
        that much below the $150.00 there is.
        """
      ]),
  ]
}
