/// Plans with free allowances, credits and limits, and the remarks that they cause.
enum AccountWarningCases {
  private static let alwaysOn =
    #"{ "service": "ec2", "instance_type": "t3.micro", "public_ipv4": 0 }"#
  private static let largeOn =
    #"{ "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0 }"#

  static let all: [WarningCase] = [
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
        { "name": "f", "service": "lambda", "monthly_requests": 800000, "request_duration_ms": 0 },
        { "name": "g", "service": "lambda", "monthly_requests": 800000, "request_duration_ms": 0 }
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
      rules: ["no-call-duration"],
      messages: [
        "no-call-duration": """
        Its calls take no time as planned: "request_duration_ms" is left out. Calls of 100 ms with \
        128 MB cost $0.33 more at list price.
        """
      ]),
    WarningCase(
      name: "a class on one account's million calls",
      plan: #""months": 1, "cohort": { "students": 20, "accounts": "shared" }"#,
      resources:
        #"{ "name": "f", "service": "lambda", "monthly_requests": 100000, "request_duration_ms": 0 }"#,
      hasOffers: true, rules: ["free-pool-runs-out"],
      messages: [
        "free-pool-runs-out": """
        1 million requests: that is one pool for all, not one for each. f of 20 students use \
        2,000,000 requests in month 1 and empty it after 15.21 days. The rest of that month costs \
        $0.20.
        """
      ]),
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
      name: "an account that is opened after the first day of the plan",
      plan: #"""
        "start": "2018-09-01", "months": 1, "account": { "opened": "2018-09-10" }
        """#,
      resources:
        #"{ "service": "ebs", "volume_type": "gp3", "size_gb": 8, "until": "2018-10-01" }"#,
      hasOffers: true, rules: ["account-opens-late"],
      messages: [
        "account-opens-late": """
        The account is opened on 2018-09-10, but the plan begins on 2018-09-01: nothing can run in \
        it before. What the account gets free counts from the month in which it is opened.
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
        older account in its first year, is paid by credits while they last, and then by you.
        """
      ]),
    WarningCase(
      name: "an account with a provider of which nothing is bought, and one that another replaces",
      plan: #"""
        "start": "2026-09-01", "months": 1, "account": { "opened": "2024-01-10" },
        "accounts": { "aws": { "opened": "2023-01-10" }, "gcp": { "opened": "2026-08-20" } }
        """#,
      resources: alwaysOn, rules: ["account-unused", "account-unused"],
      messages: [
        "account-unused": """
        Nothing of the plan is bought from Google Cloud: the account with it changes no figure.
        """
      ]),
    WarningCase(
      name: "an account of its own",
      plan: #"""
        "start": "2026-09-01", "months": 1, "accounts": { "aws": { "opened": "2023-01-10" } }
        """#,
      resources: alwaysOn, rules: []),
    WarningCase(
      name: "no free tier at all",
      plan: #"""
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
      rules: ["free-plan-refuses", "free-plan-closes", "alarm-is-no-cap", "credit-runs-out"],
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
      resources: alwaysOn, hasOffers: true,
      rules: ["organization-ends-credits", "alarm-is-no-cap"],
      messages: [
        "organization-ends-credits": """
        AWS's credits for opening an account pay $227.76 of this plan. An account that joins an AWS \
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
      resources: largeOn, rules: ["credit-expires"],
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
        Course grant lasts until about 2026-10-21. What comes after that, $82.21 of this plan, is \
        yours to pay.
        """,
        "alarm-is-no-cap": """
        A billing alarm or a budget tells of the bill but stops nothing, and its figures are 6 to \
        12 hours behind. Twelve hours in which all of this plan runs cost $1.00 at list price: set \
        the alarm at least that much below what the credits hold. An account of the new sign-up \
        (since 2026-09-16) can have a spend limit that does stop: its project is paused for the \
        rest of the month. $61.00 a month is enough for this plan.
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
        12 hours behind. Twelve hours in which all of this plan runs cost $1.00 at list price: set \
        the alarm at least that much below the $150.00 there is.
        """
      ]),
  ]
}
