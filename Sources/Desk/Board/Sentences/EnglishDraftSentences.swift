/// What the form of a case says, and what is attached to it.
extension EnglishSentences {
  static let drafts = [
    "title_files": "Documents of this case",
    "files_mean":
      "A medical report or a best interests assessment is for one role and goes with a packed folder. What you attach here everybody reads who may read the case.",
    "files_attach": "Attach a document",
    "files_none": "Nothing is attached yet.",
    "file_add": "Attach it",
    "file_kind": "What it is",
    "file_person": "Whom it is about",
    "file_of_all": "everybody in this case",
    "file_choose": "The file",
    "file_hint":
      "Up to 1 GiB, all of them together. If the line breaks off, it goes on by itself where it was; if the page was closed, choose the same file again.",
    "file_lost": "The line is gone. It goes on by itself: do not close this page.",
    "file_size": "{size} MB",
    "file_part": "{come} of {size} MB have come: choose the same file again, and it goes on.",
    "file_take_away": "Take it away",
    "file_out": "Not in this version any more",
    "back_to_form": "Back to the form",
    "problem_no_kind": "Say what the document is; nothing was attached.",
    "problem_files_full":
      "There is no room for this file: a case has 40 documents and 1 GiB at the most. Nothing was attached; take one away first.",
    "problem_file_not_whole":
      "A document has not come whole; nothing was sent. Attach the same file again, or take it away.",
    "problem_not_what_it_says":
      "Its name says PDF or picture, and it is none: it may be damaged, or another file by mistake. Nothing was attached. Open it first, and attach it again.",
    "receiver_is_meant":
      "It is meant for this mission, though nobody in it has its country or the journey ends elsewhere",
    "quoted": "“{what}”",
    "this_case": "this case",
    "advice_unsaid": "fill it in, or choose why there is nothing",
    "fault_moment": "“{text}” is no day and time with a clock",
    "advice_moment":
      "write them like 2027-06-14T13:05; the clock is that of the airport, which has to be right first",
    "fault_no_part": "“{what}” is named in this case, and nothing is said of it",
    "advice_no_part":
      "what is said of it is for those alone who may read it, and stands in no other field: whoever has that role types it at the end of this form, or hands in a packed folder; or take it out here",
    "advice_category":
      "ask whoever is on duty there (“Missions” says who) before you send; if they take this one, tick that it is meant",
    "advice_receiver": "look whether it is the right mission; if it is, tick that it is meant",
    "taken": "Taken: {what}. Nothing was handed in yet.",
    "take": "Take {what}",
    "draft_documents": "The document that shows it: attach it below, or say why there is none.",
    "recipient_named": "{mission}, which this case goes to",
    "recipient_receiver": "the mission that this case goes to",
    "recipient_kind": "every mission of our organisation in the country of return",
    "recipient_others": "Others that the person has named, one a line: a mission’s id, name or organisation.",
    "typed_but_parts": "Not kept is what is for one role: it stands at the end, and says so.",
    "mend_apart_unnamed": "what only staff of another role may read",
    "part_sealed":
      "What you type here is sealed apart, for those alone whose work it is: here, and at the other mission. It is not kept before it is handed in: hand it in before you leave this page.",
    "part_others": "Filled in by those whose work it is, and seen by nobody else:",
    "refused_on_the_way":
      "This case, or one of its persons, is on the way to {mission} already; nothing was sent. If it has changed, correct that case in its form. If it is another journey, tick that it is. The open case: {cases}",
    "refused_over": "This case has come to its end; nothing was sent. Hand it in anew.",
    "refused_version_waits":
      "A version of this case waits for a second person; nothing was sent, and what you typed is kept. Have that version approved first.",
    "refused_parts_missing":
      "What was sent before has parts that are sealed apart, and this has not; nothing was sent. Whoever may read them hands the case in with them; if it is meant to go without, tick that it is.",
    "refused_keys_unknown":
      "{mission} has not said yet which of its keys are for whom, and cannot be asked now; nothing was sent, and no part of a case goes where more people can read it. Try again when the line is up.",
    "title_mend": "Correct it in the form",
    "mend_means":
      "This is the case as it was sent. What you change here goes as its next version, with all documents that are in it, to",
    "mend_waiting":
      "This case waits for a second person and has not gone. What you hand in here takes its place, and waits in turn.",
    "mend_anew":
      "This case has come to its end. What you hand in here goes as a new one, with the documents that are in it.",
    "mend_apart": "Filled in by others, and sealed for them alone:",
    "mend_apart_means":
      "This page cannot open those parts, and a version goes whole. Whoever may read them hands it in: in this form, where they type their part again, or as a packed folder; or tick below that it goes without them. Until then nothing of them is changed.",
    "typed_means":
      "What you type is kept here as you type it, sealed, for you alone: also when you change the language, leave this page, are signed out, or the browser closes. It goes when the case is handed in, when you throw it away, or {days} days after you last typed.",
    "typed_by_hand":
      "Scripts are off in this browser: what you type is kept when you press a button of this form. Press “Keep, and go on later” before you follow a link. When the session has ended, pressing a button still keeps it. What was kept goes when the case is handed in, when you throw it away, or {days} days after that.",
    "typed_lost": "Not kept just now: the line is gone. It is tried again; do not close this page.",
    "typed_save": "Keep, and go on later",
    "typed_drop": "Throw away what I typed",
    "typed_kept": "Kept at {at}",
    "typed_from": "This is as you left it on {at}. It is not handed in.",
    "typed_is_kept": "What you typed is kept. It is not handed in.",
    "typed_cases": "Typed by you and not handed in",
    "typed_until": "kept until",
    "typed_nobody": "nobody named yet",
    "title_kept": "What you typed is kept",
    "kept_means": "The session of that page has ended. What you typed was kept, and nothing was handed in.",
    "kept_else":
      "It was kept for the person who had opened that page. Whoever it is signs in and finds it under “Hand in a case”.",
    "misfit_tick": "If it is meant for this mission all the same, tick that here",
    "draft_means": "Leave out what nobody asked, or say why there is nothing.",
    "draft_wrong": "Nothing was handed in. To put right: {count}",
    "draft_missing": "Nothing is wrong, and nothing was handed in yet. To look at: {count}",
    "draft_all_the_same": "I have seen it; hand in all the same",
    "problem_changed_since":
      "More was said of this case since you opened this page; nothing was sent, and what you typed is all here. Look at the case in another tab, then press the button again.",
    "problem_newer_version":
      "The case has gone in another version since you typed this. Look at what has changed before you send it: it would take the place of that version.",
    "problem_not_in_form":
      "This case says something that the form cannot show; so that nothing of it is lost it is corrected as a packed folder.",
    "problem_typed_elsewhere":
      "Another page with this form has kept something since. Nothing was overwritten: what you typed here is still on this page. To put it in place of the other, press the button again; to see the other, open the form anew.",
    "problem_typed_gone":
      "This was handed in or thrown away in another page. What you typed here is still on this page; to keep it as one of its own, press the button again.",
    "problem_typed_full":
      "You have as many cases typed and not handed in as may be kept. Throw one away first; this page was not kept.",
    "type_it_in": "Type a case in",
    "title_draft": "A new case",
    "fault_date": "“{text}” is no date that there is",
    "fault_two_dates": "“{text}” may be two days",
    "advice_date": "write it like 3 Feb 1990, 02/1990 or 1990",
    "draft_look": "Look at it once more; nothing was handed in yet",
    "draft_changes": "You change:",
    "draft_changes_nothing": "You change nothing of the version that stands.",
    "more_about": "More about {what} ({count})",
    "draft_steps": "What is asked, and how far it is",
  ]
}
