import Base

/// The board in English. What stands in braces is put in.
enum EnglishSentences {
  static let all: [String: String] = frame.merging(signingIn) { $1 }.merging(cases) { $1 }.merging(codes) { $1 }
    .merging(lines) { $1 }.merging(house) { $1 }.merging(problems) { $1 }.merging(conversation) { $1 }
    .merging(lists) { $1 }.merging(more) { $1 }.merging(reports) { $1 }.merging(CodeWords.all(.english)) { $1 }
    .merging(NoticeSentences.all(.english)) { $1 }

  private static let frame = [
    "skip": "Skip to the page", "nav": "Places", "nav_sending": "Sending", "nav_arrivals": "Arrivals",
    "nav_lines": "Lines",
    "nav_house": "Accounts", "nav_journal": "Journal", "nav_health": "Is all well?", "sign_out": "Sign out",
    "footer": "This board is for the staff of this mission. What you read here is noted.",
    "title_problem": "That did not work",
    "first_page": "Back to the first page", "failed": "That did not work", "choose": "Choose …", "nobody": "–",
    "optional": "if there is something to say", "yes": "yes", "no": "no", "go_on": "Go on",
    "moment": "{weekday} {day} {month} {year}, {time}", "day_long": "{weekday} {day} {month} {year}",
    "weekdays": "Mon Tue Wed Thu Fri Sat Sun",
    "weekdays_long": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "months_long": "January February March April May June July August September October November December",
    "now": "now", "in_time": "in {time}", "time_ago": "{time} ago", "minutes": "{count} min", "hours": "{count} h",
    "days_one": "{count} day", "days_other": "{count} days", "language": "Language", "change_language": "Change",
    "unit_b": "B", "unit_kb": "kB", "unit_mb": "MB", "unit_gb": "GB",
  ]

  private static let signingIn = [
    "title_sign_in": "Sign in", "do_sign_in": "Sign in", "login": "Name for signing in", "password": "Password",
    "sign_in_help": "No account, or no password any more? Ask your mission's administrator for a link.",
    "title_code": "One-time code", "code": "Code",
    "code_hint": "Six digits from the app on your telephone, or one of your recovery codes.",
    "title_second_factor": "Second factor", "second_factor": "Second factor",
    "second_factor_required": "Your role opens much. Besides the password it needs a code from your telephone.",
    "second_factor_app": "Install an authenticator app on your telephone, if there is none yet.",
    "second_factor_secret": "Add an account in it, by hand, with this key:",
    "second_factor_link": "Or open this link on the telephone that has the app",
    "second_factor_code": "The six digits that the app shows now", "title_recovery_codes": "Recovery codes",
    "recovery_means":
      "When the telephone is lost, one of these opens your account instead, each once. Print them or write them down, and keep them where you keep your passport. They are not shown again.",
    "recovery_kept": "I have kept them", "title_welcome": "Set your password", "welcome_name": "Welcome,",
    "welcome_login": "Your name for signing in:", "new_password": "New password", "password_again": "Once more",
    "password_hint": "At least 12 characters. A short sentence of your own is good.", "set_password": "Set password",
    "title_me": "Your account", "password_changed": "Your password is changed; you are signed out everywhere else.",
    "staff_id": "Staff id", "roles": "Roles", "recovery_left": "recovery codes left:", "set_up": "set it up",
    "sessions": "Signed in",
    "sessions_means": "Where you are signed in now. End what you do not know, and change your password.",
    "browser": "Browser", "began": "Since", "last_used": "Last used", "action": "Action", "this_one": "this one",
    "end": "End",
    "end_others": "End all others", "change_password": "Change password", "old_password": "Present password",
    "name": "Name",
  ]

  private static let codes = [
    "say_submitted": "The case was handed in", "say_update": "A new version was handed in",
    "say_received": "The case has come",
    "say_refused": "The case could not be taken", "say_undelivered": "The case could not be delivered",
    "say_opened": "Somebody looks at the case", "say_clarification_asked": "A question",
    "say_clarification_given": "An answer", "say_accepted": "The case is accepted",
    "say_returned": "The case is returned",
    "say_return_acknowledged": "The return is noted", "say_assigned": "The caseworker is named",
    "say_assignment_declined": "The caseworker declines", "say_reassigned": "The case goes to another caseworker",
    "say_ready": "Ready for the arrival", "say_movement": "On the journey", "say_first_contact": "The first contact",
    "say_outcome": "The outcome", "say_closed": "The case is closed", "say_completed": "The transfer is complete",
    "stage_submitted": "on its way", "stage_delivered": "received, nobody has looked yet",
    "stage_under_review": "being looked at",
    "stage_clarification": "a question is open", "stage_accepted": "accepted", "stage_returned": "returned",
    "stage_assigned": "caseworker named", "stage_ready": "ready", "stage_in_progress": "in progress",
    "stage_closed": "closed",
    "stage_completed": "complete", "movement_planned": "planned", "movement_confirmed": "confirmed",
    "movement_departed": "departed", "movement_arrived": "arrived", "movement_postponed": "postponed",
    "movement_not_departed": "did not depart", "movement_no_show": "did not come",
    "movement_arrived_unmet": "arrived, nobody was there",
    "movement_diverted": "diverted", "movement_cancelled": "cancelled", "delivery_queued": "waits to be sent",
    "delivery_sending": "is being sent", "delivery_delivered": "received", "delivery_held": "held back",
    "delivery_dead": "given up", "delivery_incomplete": "its first version has not come",
    "delivery_unreadable": "its log cannot be read",
    "trouble_held": "It is not being sent: {reason}. Your operator can tell why.",
    "trouble_dead": "It was not delivered before the last day: {reason}. It is kept; ask your operator.",
    "trouble_unreadable": "Its log cannot be read on this disk: tell your operator.",
    "trouble_incomplete": "Its first version has not come yet.", "field_asked": "Which question",
    "field_primary": "Caseworker",
    "field_backup": "Stands in", "field_state": "How the journey stands", "field_moment": "When",
    "hint_moment": "On this mission’s clock ({zone}). For what is still to come: the arrival that is planned now.",
    "role_daemon": "the program", "role_focal": "focal point", "role_caseworker": "caseworker",
    "role_medical": "medical",
    "role_mhpss": "mental health", "role_child": "child protection", "role_protection": "protection",
    "role_supervisor": "supervisor", "role_duty": "on duty", "role_logistics": "logistics", "role_manager": "manager",
    "role_operator": "operator", "role_auditor": "auditor", "role_administrator": "administrator",
  ]

  private static let lines = [
    "lines_heading": "Lines", "waiting": "waiting", "held": "held", "unfinished": "Deliveries of others under way",
    "stalled": "for a day without progress:", "disk": "Disk free", "reserve": "kept in reserve:",
    "directory": "Directory version",
    "missions": "Missions", "line_good": "Nothing in the way", "line_unreachable": "Does not answer now",
    "line_held": "Some of it is held",
    "lines_well": "Every mission answers, and nothing is held.", "lines_ill": "Not all is well with: {missions}",
    "line_stopped": "Nothing goes",
    "release_mission": "Let go",
    "hold_mission": "Hold everything back", "why": "Why", "queue": "What waits", "item": "Item", "since": "Since",
    "tries": "Tries", "more": "There is more: `baton queue --all` shows it.", "queue_empty": "Nothing waits.",
    "title_item": "In the queue", "transfer": "Transfer", "size": "Size", "next_try": "Next try",
    "release": "Let it go",
    "requeue": "Try again now", "hold": "Hold back", "quarantine": "Set aside",
    "quarantine_means": "For what does harm: it is not tried again until somebody lets it go.",
    "retire": "Give it up",
    "retire_means":
      "For what is held and can never arrive as it is: the other mission is told, signed. The case is kept.",
    "number": "No.",
    "outcome": "How it ended", "detail": "Detail", "no_tries": "There was no try yet.", "kind_bundle": "Case",
    "kind_statement": "Statement", "done_hold": "Held back.", "done_release": "Let go.",
    "done_requeue": "It is tried again.",
    "done_quarantine": "Set aside.", "done_retire": "Given up.",
    "may_have_arrived":
      "It was on its way and was broken off: it may have arrived all the same. Ask the other mission.",
    "disk_full": "The disk is down to its reserve: nothing new is taken in. Free some space.",
    "outcome_running": "under way",
  ]

  private static let house = [
    "house_heading": "Accounts", "link_made": "A link for", "change": "Change",
    "link_means":
      "It sets a password, once, within a day. Give it to its owner by a way that nobody else reads; it is not shown again.",
    "save_roles": "Give these roles", "new_link": "New link",
    "new_link_means": "For a lost password or telephone. Ends the sessions and the second factor at once.",
    "enable": "Open again",
    "disable": "Shut", "disable_means": "At once, wherever it is signed in.", "add_account": "Add an account",
    "login_hint": "a to z, digits, “-”, “.”, “_”; not changed later", "account_open": "open",
    "account_machine": "a program’s; it calls with a token",
    "account_invited": "link not used yet",
    "account_locked": "without a password; its link has ended", "account_disabled": "shut",
    "role_means_focal": "looks at what comes", "role_means_caseworker": "works on cases",
    "role_means_supervisor": "accepts, returns, names caseworkers", "role_means_duty": "when nobody else is there",
    "role_means_logistics": "sees who travels when", "role_means_manager": "sees counts only",
    "role_means_operator": "sees lines and queue, no case", "role_means_auditor": "reads the journal, no case",
    "role_means_administrator": "accounts and journal, no case", "journal_heading": "Journal",
    "journal_means": "Who did what, newest first. Each entry's hash covers the one before.", "who": "Who",
    "filter": "Filter",
    "prove": "Prove it", "about": "About", "journal_nothing": "Nothing fits.",
    "journal_sound": "Good: each entry follows from the one before.",
    "journal_broken": "BROKEN:", "journal_head": "Write this down where nobody here can change it:",
    "health_heading": "Is all well?", "not_all_well": "Not all is well. To act on: {bad}. To look at: {warning}.",
    "all_well": "All is well.", "health_good": "good",
    "health_warning": "look at this",
    "health_bad": "act",
  ]

  private static let problems = [
    "problem_not_signed_in":
      "Name or password is not right. Try again; if you have forgotten it, ask your administrator for a link.",
    "problem_too_many":
      "Too many tries. Wait {minutes} min, or use a browser in which you have signed in before; your administrator can make you a link.",
    "problem_code": "That code is not right. Look at the app again, or use a recovery code.",
    "problem_code_used": "That code has been used. Wait for the next one.",
    "problem_clock_ahead":
      "The code is right for another time: your telephone's clock is {time} ahead. Set it to the network's time, then try again.",
    "problem_clock_behind":
      "The code is right for another time: your telephone's clock is {time} behind. Set it to the network's time, then try again.",
    "problem_no_session": "You are not signed in, or were away too long. Sign in, and go on where you were.",
    "problem_dead_link": "This link does not work any more. Ask your administrator for another.",
    "problem_password_short": "The password is too short: at least {least} characters.",
    "problem_password_long": "The password is too long: at most {most} characters.",
    "problem_password_monotonous": "The password repeats the same few characters: take a short sentence of your own.",
    "problem_password_common":
      "That password is among the first that anybody would guess: take a short sentence of your own.",
    "problem_password_near": "That is your own or the mission's name: take a short sentence of your own.",
    "problem_passwords_differ": "The two passwords are not the same. Type them again.",
    "problem_wrong_password": "The present password is not right.",
    "problem_no_second_factor": "This account has no second factor.",
    "problem_nothing_to_set_up":
      "The second factor is set up already. For another telephone, ask your administrator for a link.",
    "problem_login": "“{login}” is no name for signing in: a to z, digits, “-”, “.”, “_”, at most 40.",
    "problem_taken":
      "That name or staff id is taken: choose another. Is it the same person, without a password or a link? Make a new link.",
    "problem_no_role": "Choose at least one role.",
    "problem_no_name": "The name that colleagues see is missing (at most 80 characters).",
    "problem_no_account": "There is no such account.",
    "problem_last_administrator": "That is the last administrator: make another one first.",
  ]

  /// Versions, missions, and what is kept about a person.
  private static let more = [
    "problem_nowhere":
      "There is nothing here, or nothing that concerns you. Go back to the first page; if you need to see it, ask your administrator which role you have.",
    "problem_elsewhere": "That was sent by a page that is not of this board; nothing was done.",
    "problem_stale_form":
      "This form is not of this session any more; nothing was done. Go back, load the page anew, and try again.",
    "problem_large_form":
      "The form is too large; nothing was done. Go back in the browser, and shorten the longest text.",
    "problem_broken_upload": "The upload broke off; nothing was done. Try it again.",
    "problem_no_file": "There is no file; nothing was sent: choose the packed case folder.",
    "problem_several_files": "One file at a time; nothing was sent.",
    "problem_large_file":
      "The file has more than 1 GiB; nothing was sent. Ask your operator to hand it in with baton send on the server.",
    "problem_no_mission": "Choose the mission that the case goes to; nothing was sent.",
    "problem_no_room":
      "The form has no room for more; nothing was added and nothing was sent. Hand a larger case in as a packed folder.",
    "problem_no_moment": "That is no day and time: write them like 2027-06-14 and 13:05; nothing was said.",
    "problem_nobody_ticked": "Nobody is ticked; nothing was said.",
    "problem_many_pages": "Too many pages of yours are open: close some. This one asks again and again instead.",
    "problem_said_since":
      "More was said of this case since you opened this page; nothing was sent. Look at the case again, then choose the file once more.",
    "title_version": "Send a changed case",
    "version_means":
      "Pack the whole changed folder, not only what is different: it goes as the next version of this case, and the other mission is shown what has changed.",
    "version_leaves_out": "It is meant that documents which are sealed apart are not in it any more",
    "title_changes": "What has changed",
    "changes_between": "Version {newer}, beside version {older}",
    "changes_none": "Both say the same.",
    "before": "Before",
    "after": "Now",
    "title_elsewhere": "Elsewhere",
    "known_same": "The same person by a number",
    "known_likely": "Perhaps the same person: name, sex and year of birth",
    "known_whose": "Where else somebody is known here is for supervisors to look at.",
    "handed_on": "Handed on",
    "handed_on_gone": "nothing of it is left there",
    "take_receipt": "The receipt, as it was signed",
    "take_bundle": "The sealed case as a file",
    "nav_missions": "Missions",
    "own_mission": "this mission",
    "duty_contact": "On duty",
    "title_mission": "A mission",
    "mission_stale": "This may not be the newest:",
    "organisation": "Organisation",
    "mission_clock": "Its clock",
    "mission_weekend": "Days off",
    "mission_documents": "What it publishes",
    "terms_categories": "Takes",
    "terms_languages": "Languages",
    "terms_capacity": "Cases a month",
    "terms_notice": "Wants a case before the arrival",
    "terms_answer": "Answers within",
    "terms_needs": "Needs besides",
    "document_procedure": "how it receives",
    "document_advice": "what to tell the person",
    "document_brief": "what it sees this month",
    "nav_person": "A person’s own data",
    "person_means":
      "All that is kept here about one person, where it came from, who was given it and what was destroyed. That you ask is noted, and not about whom.",
    "person_who": "Name, case number or document",
    "person_goes": "goes",
    "person_held": "Versions of the case",
    "person_is_held": "held here",
    "person_uses": "Who has read or taken it here",
    "person_none": "Nobody of that name or number is known here.",
    "person_words_held": "with words, held here",
    "person_words_gone": "with words, not held here any more",
    "token_made": "A token for",
    "token_means":
      "It is shown once and kept nowhere. The program sends it with each call (Authorization: Bearer); it holds for a year. Those from before end within a day.",
    "new_token": "New token",
    "new_token_means": "Those from before end within a day.",
    "is_machine": "It is a program: it signs in with a token, and opens no compartment",
  ]
}
