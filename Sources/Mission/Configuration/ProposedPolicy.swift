extension PolicyFile {
  /// What Baton proposes, with explanations: `Deploy/configuration/policy.yaml`.
  package static let proposed = """
    # How long what is owed may take, and when missions work: what two missions have agreed. Lies in the home as policy.yaml.
    # Nothing here stops or writes anything: what is late is shown as late (`baton transfers --late`, `baton show`).
    # Without this file, and for what it leaves out, the limits below hold.
    #
    # h are hours, d days of 24 hours, wd working days of the receiving mission. T is the planned arrival, or what there was
    # word of since. T-72h: so long before it; T+4h: after it; 4h: since it was owed; 4h if T<72h: if the arrival is nearer
    # than 72 hours when it is owed. Of several limits the earliest counts.
    limits:
      receipt: 4h
      review: [1wd, 4h if T<72h]
      answer: [1wd, 4h if T<72h]
      acceptance: [2wd, T-72h]
      acknowledgement: 1wd
      assignment: T-48h
      readiness: T-24h
      arrival: T+4h
      contact: T+72h            # at once where somebody says that nobody was there, or that they did not come
      outcome: T+30d
      closure: T+90d
      completion: 2wd
      destruction: 4h
      erasure: 24h

    # How long before the arrival a case is to be handed in; special: an unaccompanied child, a medical escort, intensive case
    # management. Later is possible at any time: whoever hands in is asked for late_reason.
    notice:
      usual: T-5wd
      special: T-10wd

    # What waits at home for a second person, who is not the one who wrote it: baton drafts, baton approve, or on the board.
    # A kind of statement (Protocol/registry.md), submitted (a case handed in) or update (a version of it); where it waits only
    # then, `if accepted` (the other mission has taken the case), `if outside` (it goes to another organisation) or, of
    # submitted and update, `if vital_interest` (a legal basis stands in the place of a consent). [] for nothing.
    four_eyes: [recalled if accepted, onward if outside, submitted if vital_interest, update if vital_interest]

    # How long this mission keeps what it holds of a case that people have ended: sealed parts, its own copy, cards, and what was
    # said sealed. It counts from the statement that ended it, never from silence: sent and received from `completed`; returned
    # from the return, or here at the sender from its acknowledgement. What is open, alerted or asked back is kept. notice: for so
    # long it stands on the lists before (`baton retention`, which also keeps it longer). Then it is destroyed, and stated so.
    retention:
      sent: 30d
      received: 30d
      returned: 30d
      notice: 7d

    # How late something is when others are to know of it.
    escalation:
      supervisor: 0h
      other_mission: 24h

    # Single missions: the days on which they do not work, this mission's own among them (zone and weekend stand in the
    # directory), and limits that were agreed with them.
    # missions:
    #   ng-lagos:
    #     holidays: [2027-01-01, 2027-10-01]
    #     limits:
    #       review: 2wd
    #   ly-tripoli:
    #     holidays: [2027-02-17]
    #     weekend: [fri, sat]
    #     zone: Africa/Tripoli
    """ + "\n"
}
