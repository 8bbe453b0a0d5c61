/// The pages of a case.
extension Templates {
  static let formField = #"""
    {{#is_choice}}<p><label for="{{id}}">{{label}}{{#optional}} <span class="hint">({{optional}})</span>{{/optional}}</label>
    <select id="{{id}}" name="{{key}}"{{#needed}} required{{/needed}}>{{#choices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/choices}}</select></p>{{/is_choice}}
    {{#is_moment}}<fieldset><legend>{{label}}{{#optional}} <span class="hint">({{optional}})</span>{{/optional}}</legend>{{#hint}}<p class="hint">{{hint}}</p>{{/hint}}
    <p class="pair"><span><label for="{{id}}-day">{{t.day}}</label><input id="{{id}}-day" name="{{key}}_day" type="date" value="{{day}}"{{#needed}} required{{/needed}}></span>
    <span><label for="{{id}}-time">{{t.clock}}</label><input id="{{id}}-time" name="{{key}}_time" type="time" value="{{time}}"{{#needed}} required{{/needed}}></span></p></fieldset>{{/is_moment}}
    {{#is_text}}<p><label for="{{id}}">{{label}}{{#optional}} <span class="hint">({{optional}})</span>{{/optional}}</label>{{#hint}} <span class="hint">{{hint}}</span>{{/hint}}
    <textarea id="{{id}}" name="{{key}}" rows="4" dir="auto"{{#needed}} required{{/needed}}>{{value}}</textarea></p>{{/is_text}}
    {{#is_line}}<p><label for="{{id}}">{{label}}{{#optional}} <span class="hint">({{optional}})</span>{{/optional}}</label>{{#hint}} <span class="hint">{{hint}}</span>{{/hint}}
    <input id="{{id}}" name="{{key}}" value="{{value}}" dir="auto" maxlength="200"{{#decimal}} inputmode="decimal"{{/decimal}}{{#needed}} required{{/needed}}></p>{{/is_line}}
    """#

  static let caseFile = #"""
    {{<layout}}{{$main}}
    <div class="head"><h1><bdi>{{title}}</bdi> {{#number}}<small><bdi dir="ltr">{{number}}</bdi></small>{{/number}}</h1></div>
    <p class="warning" role="status" data-live="/case/{{id}}/now" data-shown="{{now}}" data-at="{{at}}" data-case="{{id}}" hidden>{{t.case_changed}} <a href="/case/{{id}}">{{t.load_anew}}</a></p>
    {{#said}}<p class="done" role="status">{{said}}</p>{{/said}}
    {{>failed}}
    {{#stranded}}<section class="box alerts" aria-labelledby="stranded"><h2 id="stranded">{{stranded_heading}}</h2>
    <p>{{stranded_when}} <strong>{{stranded_owed}}</strong></p>
    <p>{{t.stranded_call}}</p><ul>{{#stranded_calls}}<li><bdi>{{.}}</bdi></li>{{/stranded_calls}}</ul>
    <p>{{#may_contact}}<a href="#say-first_contact">{{t.do_first_contact}}</a> · {{/may_contact}}{{t.stranded_ends}}</p></section>{{/stranded}}
    {{#has_raised}}<section class="box alerts" aria-labelledby="raised"><h2 id="raised">{{t.raised}}</h2><ul>{{#raised}}<li><bdi>{{.}}</bdi></li>{{/raised}}</ul></section>{{/has_raised}}
    {{#has_alerts}}<section class="box alerts" aria-labelledby="alerts"><h2 id="alerts">{{t.alerts}}</h2><ul>{{#alert_lines}}<li>{{.}}</li>{{/alert_lines}}</ul></section>{{/has_alerts}}
    {{#asked_back}}<section class="box alerts" aria-labelledby="asked-back"><h2 id="asked-back">{{t.say_recall_asked}}</h2><p><bdi>{{asked_back}}</bdi></p>{{#may_answer}}<p><a href="#say-recall_answered">{{t.do_recall_answered}}</a></p>{{/may_answer}}</section>{{/asked_back}}
    {{#held_back}}<p class="warning"><bdi>{{held_back}}</bdi></p>{{/held_back}}
    <dl class="facts">
    <dt>{{#outgoing}}{{t.to}}{{/outgoing}}{{^outgoing}}{{t.from}}{{/outgoing}}</dt><dd>{{other}}</dd>
    <dt>{{t.arrival}}</dt><dd>{{#arrival}}{{arrival}} · {{relative}}{{/arrival}}{{^arrival}}{{t.not_known}}{{/arrival}}{{#planned}} · {{planned}}{{/planned}}</dd>
    <dt>{{t.stands}}</dt><dd>{{state}}{{#movement}} · {{movement}}{{/movement}}</dd>
    <dt>{{t.who_meets}}</dt><dd class="who">{{who}}{{#away}}<br><strong class="alert">{{away}}</strong>{{/away}}</dd>
    </dl>
    {{#left_open}}<p class="warning"><bdi>{{.}}</bdi></p>
    {{/left_open}}
    {{>steps}}
    <p>{{#is_open}}<a href="/case/{{id}}/sheet">{{t.title_sheet}}</a> · <a href="/case/{{id}}/slip">{{t.title_slip}}</a> · {{/is_open}}{{#may_update}}<a href="/case/{{id}}/form">{{t.title_mend}}</a> · <a href="/case/{{id}}/version">{{t.title_version}}</a> · {{/may_update}}{{#is_open}}{{#has_versions}}<a href="/case/{{id}}/changes">{{t.title_changes}}</a> · {{/has_versions}}{{/is_open}}<a href="/case/{{id}}/elsewhere">{{t.title_elsewhere}}</a></p>
    {{#trouble}}<p class="warning">{{trouble}}</p>{{/trouble}}
    {{#owed}}<p class="owed{{#late}} late{{/late}}">{{what}} <strong>{{by}}</strong> ({{role}}){{#due}} · {{due}}{{/due}}{{#late}} · <strong>{{t.late}}</strong>{{/late}}</p>{{/owed}}

    {{#mentor}}<p class="warning">{{mentor}}</p>{{/mentor}}
    {{#goes}}<p class="warning">{{goes}}</p>{{/goes}}
    {{#may_keep}}<details class="fold"><summary>{{t.keep}}</summary><form method="post" action="/case/{{id}}/keep/hold">{{>token}}
    <p class="hint">{{t.keep_means}}</p>
    <p><label for="keep-reason">{{t.keep_reason}}</label>
    <select id="keep-reason" name="reason" required><option value="">{{t.choose}}</option>{{#keep_reasons}}<option value="{{value}}">{{label}}</option>{{/keep_reasons}}</select></p>
    <p><button class="second">{{t.keep}}</button></p></form></details>{{/may_keep}}
    {{#may_let_go}}<form method="post" action="/case/{{id}}/keep/release">{{>token}}<p class="hint">{{t.let_go_means}}</p><p><button class="second">{{t.let_go}}</button></p></form>{{/may_let_go}}

    {{#has_drafts}}<section class="box" aria-labelledby="drafts"><h2 id="drafts">{{t.drafts}}</h2>
    {{#drafts}}<div class="act"><p><strong>{{what}}</strong> · <bdi>{{who}}</bdi> · {{at}}</p>
    {{#has_details}}<dl>{{#details}}<dt>{{label}}</dt><dd>{{#lines}}<span class="line" dir="auto">{{.}}</span>{{/lines}}</dd>{{/details}}</dl>{{/has_details}}
    {{#may_approve}}<form method="post" action="/case/{{id}}/draft/{{draft}}/approve" >{{>token}}<input type="hidden" name="shown" value="{{shown}}"><p class="hint">{{t.approve_means}}</p><button>{{t.approve}}</button></form>{{/may_approve}}
    {{^may_approve}}<p class="hint">{{t.approve_who}}</p>{{/may_approve}}
    {{#may_drop}}<form method="post" action="/case/{{id}}/draft/{{draft}}/reject">{{>token}}<button class="second">{{t.reject}}</button></form>{{/may_drop}}
    </div>{{/drafts}}</section>{{/has_drafts}}

    <section aria-labelledby="now"><h2 id="now">{{t.what_now}}</h2>
    {{#said_by_others}}<p class="hint">{{.}}</p>
    {{/said_by_others}}
    {{#forms}}<details class="act" id="say-{{type}}"{{#open}} open{{/open}}><summary>{{name}}</summary>
    <form method="post" action="/case/{{id}}/say/{{type}}">{{>token}}<input type="hidden" name="shown" value="{{shown}}">
    <p class="hint">{{means}}</p>
    {{#fields}}{{>form_field}}{{/fields}}
    {{#doubtful}}<p class="tick"><input type="checkbox" id="meant-{{type}}" name="meant" value="yes"><label for="meant-{{type}}">{{t.moment_is_meant}}</label></p>{{/doubtful}}
    {{#repeated}}<p class="tick"><input type="checkbox" id="again-{{type}}" name="again" value="yes" required><label for="again-{{type}}">{{t.say_again}}</label></p>{{/repeated}}
    {{#final}}<p class="tick"><input type="checkbox" id="final-{{type}}" name="final" value="{{final}}"{{#final_needed}} required{{/final_needed}}><label for="final-{{type}}">{{final_label}}</label></p>{{/final}}
    <p><button{{#grave}} class="grave"{{/grave}}>{{name}}</button></p>
    </form></details>
    {{/forms}}
    {{^forms}}<p>{{t.nothing_now}}</p>{{/forms}}
    </section>

    {{#changed}}<section class="box" aria-labelledby="changed"><h2 id="changed">{{heading}}</h2>
    {{#arrival}}<p><strong>{{arrival}}</strong></p>{{/arrival}}{{#besides}}<p><bdi>{{besides}}</bdi></p>{{/besides}}
    {{#is_here}}<p><a href="/case/{{id}}/changes">{{t.title_changes}}</a></p>{{/is_here}}</section>{{/changed}}
    {{#is_open}}
    <section aria-labelledby="file"><h2 id="file">{{t.the_file}} <small>{{t.version}} {{version}}</small></h2>
    <p class="hint">{{t.reading_noted}}</p>
    {{#has_findings}}<details class="fold"><summary>{{t.findings}}</summary><ul>{{#findings}}<li><strong>{{kind}}</strong> · <bdi>{{place}}</bdi>: {{message}} ({{advice}})</li>{{/findings}}</ul></details>{{/has_findings}}
    {{#others}}<p class="hint">{{t.parts_for_others}} {{others}}.</p>{{/others}}
    {{#may_unlock}}{{#key}}<form method="post" action="/case/{{id}}/lock" class="box">{{>token}}<p>{{t.unlocked}} <strong><bdi>{{key}}</bdi></strong>. {{t.unlocked_until}} <button class="small">{{t.lock}}</button></p>{{^has_parts}}<p class="hint">{{t.unlocked_nothing}}</p>{{/has_parts}}</form>{{/key}}
    {{^key}}<details class="fold" id="unlock"><summary>{{t.unlock}}</summary><form method="post" action="/case/{{id}}/unlock" class="narrow">{{>token}}<p class="hint">{{t.unlock_means}}</p>
    <p><label for="key">{{t.unlock_key}}</label><input id="key" name="key" value="{{key_name}}" autocomplete="off" required></p>
    <p><label for="words">{{t.unlock_words}}</label><input id="words" name="words" type="password" autocomplete="off" dir="ltr" required></p>
    <p><button>{{t.unlock_now}}</button></p></form></details>{{/key}}{{/may_unlock}}
    {{#sections}}<section class="part"><h3>{{name}}</h3><table class="sheet"><tbody>
    {{#rows}}<tr class="depth{{depth}}">{{#is_heading}}<th scope="colgroup" colspan="2" class="inner">{{label}}</th>{{/is_heading}}{{^is_heading}}<th scope="row">{{label}}</th><td>{{#absent}}<em class="absent">{{absent}}</em>{{/absent}}{{#has_value}}{{#guarded}}<details class="guard"><summary>{{t.show_number}} – {{guarded}}</summary>{{#lines}}<bdi dir="ltr">{{.}}</bdi>{{/lines}}</details>{{/guarded}}{{^guarded}}{{#lines}}<bdi class="line">{{.}}</bdi>{{/lines}}{{/guarded}}{{/has_value}}</td>{{/is_heading}}</tr>
    {{/rows}}</tbody></table></section>
    {{/sections}}
    {{#has_attachments}}<section class="part"><h3>{{t.attachments}}</h3><p class="hint">{{t.attachments_means}}</p>
    <ul class="files">{{#attachments}}<li><a href="{{href}}" rel="noopener" target="_blank">{{type}} <code dir="ltr">{{id}}</code></a>{{#person}} · {{person}}{{/person}}{{#original}} · {{t.original_at}} {{original}}{{/original}}</li>{{/attachments}}</ul></section>{{/has_attachments}}
    </section>
    {{/is_open}}
    {{#locked}}<p class="warning">{{t.locked}}</p>{{/locked}}
    {{^is_open}}{{#outgoing}}<p class="hint">{{t.sealed_for_other}}</p>{{/outgoing}}{{/is_open}}

    <section aria-labelledby="thread"><h2 id="thread">{{t.conversation}}</h2>
    {{#has_thread}}<ol class="thread">{{#thread}}<li class="{{#mine}}mine{{/mine}}{{^mine}}theirs{{/mine}}{{#taken}} taken{{/taken}}">
    <p class="by"><strong>{{mission}}</strong>{{#who}} · <bdi>{{who}}</bdi>{{/who}} · <time>{{at}}</time> ({{relative}})</p>
    {{#taken}}<p class="warning"><strong>{{taken}}</strong></p><p><s>{{said}}</s></p>{{/taken}}{{^taken}}<p>{{said}}</p>{{/taken}}
    {{#has_details}}<dl>{{#details}}<dt>{{label}}</dt><dd>{{#lines}}<span class="line" dir="auto">{{.}}</span>{{/lines}}</dd>{{/details}}</dl>{{/has_details}}
    {{#unsaid}}<p class="warning">{{t.not_opened}} {{unsaid}}</p>{{/unsaid}}
    {{#illegal}}<p class="warning">{{t.not_applied}} {{illegal}}</p>{{/illegal}}
    {{#doubt}}<p class="warning">{{doubt}}</p>{{/doubt}}
    </li>{{/thread}}</ol>{{/has_thread}}
    {{^has_thread}}<p>{{t.nothing_said}}</p>{{/has_thread}}
    </section>

    <details class="fold"><summary>{{t.log}}</summary>
    <p><code dir="ltr">{{transfer}}</code> · {{t.handed_in}} {{created}}{{#received}} · {{t.receipt}} {{received}}{{/received}}</p>
    <p>{{#has_receipt}}<a href="/case/{{id}}/receipt">{{t.take_receipt}}</a>{{/has_receipt}}{{^locked}} · <a href="/case/{{id}}/bundle">{{t.take_bundle}}</a>{{/locked}}</p>
    <div class="wide"><table><thead><tr><th scope="col">{{t.mission}}</th><th scope="col">{{t.place}}</th><th scope="col">{{t.seen}}</th><th scope="col">{{t.what}}</th><th scope="col">{{t.role}}</th><th scope="col">{{t.at}}</th><th scope="col">{{t.digest}}</th></tr></thead><tbody>
    {{#log}}<tr><td>{{mission}}</td><td>{{seq}}</td><td>{{seen}}</td><td><code dir="ltr">{{type}}</code>{{#illegal}} <strong>{{illegal}}</strong>{{/illegal}}</td><td>{{role}}</td><td><bdi dir="ltr">{{at}}</bdi></td><td><code dir="ltr">{{digest}}</code></td></tr>
    {{/log}}</tbody></table></div></details>
    {{/main}}{{/layout}}
    """#

  static let sheet = #"""
    {{<layout}}{{$main}}
    <p class="screen">{{t.print_help}} <a href="/case/{{transfer}}">{{t.back_to_case}}</a></p>
    <article class="paper">
    <h1>{{title}}: <bdi>{{who}}</bdi></h1>
    <p>{{#number}}<bdi dir="ltr">{{number}}</bdi> · {{/number}}{{#outgoing}}{{t.to}}{{/outgoing}}{{^outgoing}}{{t.from}}{{/outgoing}} {{other}}</p>
    {{#has_alerts}}<section class="box alerts"><h2>{{t.alerts}}</h2><ul>{{#alert_lines}}<li>{{.}}</li>{{/alert_lines}}</ul></section>{{/has_alerts}}
    <p class="lead">{{t.arrival}}: <strong>{{#arrival}}{{arrival}}{{/arrival}}{{^arrival}}{{t.not_known}}{{/arrival}}</strong>{{#airport}} <bdi dir="ltr">{{airport}}</bdi>{{/airport}}</p>
    <p class="lead">{{t.who_meets}}: <strong>{{#meets}}<bdi>{{meets}}</bdi>{{/meets}}{{^meets}}{{t.nobody_yet}}{{/meets}}</strong>{{#stands_in}}<br>{{t.stands_in}}: <bdi>{{stands_in}}</bdi>{{/stands_in}}<br>{{answer}}</p>
    {{#persons}}<section><dl class="facts">{{#facts}}<dt>{{label}}</dt><dd><bdi>{{text}}</bdi></dd>{{/facts}}</dl>
    {{#contacts}}<p class="contact"><bdi>{{.}}</bdi></p>{{/contacts}}</section>{{/persons}}
    <dl class="facts">{{#travel}}<dt>{{label}}</dt><dd><bdi>{{text}}</bdi></dd>{{/travel}}</dl>
    {{#has_sender}}<h2>{{t.at_the_sender}}</h2>{{/has_sender}}
    <dl class="facts">{{#sender}}<dt>{{label}}</dt><dd><bdi>{{text}}</bdi></dd>{{/sender}}</dl>
    <p class="hint">{{printed}}</p>
    </article>
    {{/main}}{{/layout}}
    """#

  static let slip = #"""
    {{<layout}}{{$main}}
    <div class="screen"><p>{{t.print_help}} <a href="/case/{{transfer}}">{{t.back_to_case}}</a></p>
    <p>{{#plain}}{{t.slip_is_plain}} <a href="{{other_print}}">{{t.slip_full}}</a>{{/plain}}{{^plain}}{{t.slip_is_full}} <a href="{{other_print}}">{{t.slip_plain}}</a>{{/plain}}</p>
    <ul class="parts">{{#languages_of_slip}}<li><a href="{{href}}" lang="{{id}}"{{#chosen}} aria-current="true"{{/chosen}}>{{name}}</a></li>{{/languages_of_slip}}</ul></div>
    <article class="paper slip">
    <h1>{{t.slip_heading}}</h1>
    {{#disrupted}}<p class="lead"><strong>{{t.slip_disrupted}}</strong></p>{{/disrupted}}
    {{^is_past}}{{#arrival}}<p class="lead">{{t.slip_arrival}} <strong>{{arrival}}</strong>{{#airport}} <bdi dir="ltr">{{airport}}</bdi>{{/airport}}</p>{{/arrival}}{{/is_past}}
    {{#meets}}<p class="lead">{{meets_as}} <strong><bdi>{{meets}}</bdi></strong></p>{{/meets}}
    {{^meets}}{{^is_past}}<p class="lead">{{t.slip_nobody}}</p>{{/is_past}}{{/meets}}
    {{#stands_in}}<p class="lead">{{t.slip_else}} <strong><bdi>{{stands_in}}</bdi></strong></p>{{/stands_in}}
    {{^plain}}<p>{{receiver}}{{#number}} · <bdi dir="ltr">{{number}}</bdi>{{/number}}</p>{{/plain}}
    {{#advice}}<p><bdi>{{.}}</bdi></p>{{/advice}}
    <p>{{t.slip_code}}</p>
    <p class="code">{{#square}}<svg viewBox="0 0 {{size}} {{size}}" width="160" height="160" role="img" aria-label="{{t.slip_square}}"><rect width="{{size}}" height="{{size}}" fill="#fff"/><path d="{{path}}" fill="#000"/></svg>{{/square}} <bdi dir="ltr">{{code}}</bdi></p>
    <p>{{t.slip_keep}}</p>
    </article>
    {{/main}}{{/layout}}
    """#

  static let changes = #"""
    {{<layout}}{{$main}}
    <h1>{{title}} · <bdi>{{case}}</bdi></h1>
    <p>{{between}}</p>
    {{#has_changes}}<table class="rows"><thead><tr><th scope="col">{{t.what}}</th><th scope="col">{{t.before}}</th><th scope="col">{{t.after}}</th></tr></thead><tbody>
    {{#changes}}<tr><th scope="row" data-label="{{t.what}}"><bdi>{{place}}</bdi></th><td data-label="{{t.before}}">{{#before}}<bdi>{{before}}</bdi>{{/before}}{{^before}}–{{/before}}</td><td data-label="{{t.after}}">{{#after}}<bdi>{{after}}</bdi>{{/after}}{{^after}}–{{/after}}</td></tr>
    {{/changes}}</tbody></table>{{/has_changes}}
    {{^has_changes}}<p>{{t.changes_none}}</p>{{/has_changes}}
    <p><a href="/case/{{id}}">{{t.back_to_case}}</a></p>
    {{/main}}{{/layout}}
    """#

  static let handIn = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{>failed}}
    {{#is_kept}}<p class="done" role="status">{{t.typed_is_kept}}</p>{{/is_kept}}
    {{#has_typed}}<section class="box" aria-labelledby="typed"><h2 id="typed">{{t.typed_cases}}</h2><ul>{{#typed}}<li><a href="{{href}}"><bdi>{{title}}</bdi></a> · {{what}} · {{at}} · {{t.typed_until}} {{until}}</li>{{/typed}}</ul></section>{{/has_typed}}
    <p><a class="button" href="/hand-in/form">{{t.type_it_in}}</a></p>
    <h2>{{t.hand_in_packed}}</h2>
    <p>{{t.hand_in_means}}</p>
    <form method="post" action="/hand-in" enctype="multipart/form-data" class="narrow">{{>token}}
    {{>to_whom}}
    <p><label for="file">{{t.hand_in_file}}</label> <span class="hint" id="file-hint">{{t.hand_in_file_hint}}</span>
    <input id="file" name="file" type="file" aria-describedby="file-hint" accept=".zip,.tar,.tgz,.gz,.zst" required></p>
    <p><button>{{t.hand_in_now}}</button></p>
    <p class="hint">{{t.hand_in_after}}</p>
    </form>
    {{/main}}{{/layout}}
    """#

  static let toWhom = #"""
    {{^is_version}}<p><label for="to">{{t.hand_in_to}}</label>
    <select id="to" name="to" required><option value="">{{t.choose}}</option>{{#missions}}<option value="{{id}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>{{/missions}}</select></p>
    <p><label for="priority">{{t.priority}}</label>
    <select id="priority" name="priority">{{#priorities}}<option value="{{id}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>{{/priorities}}</select></p>
    {{#ask_confirmed}}<p class="tick"><input type="checkbox" id="confirmed" name="confirmed" value="yes"{{#confirmed}} checked{{/confirmed}}><label for="confirmed">{{t.receiver_is_meant}}</label></p>{{/ask_confirmed}}
    {{#ask_again}}<p class="tick"><input type="checkbox" id="again" name="again" value="yes"{{#again}} checked{{/again}}><label for="again">{{t.another_journey}}</label></p>{{/ask_again}}{{/is_version}}
    """#

  static let draft = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{>failed}}
    {{#heading}}{{#is_wrong}}<div class="error-summary" role="alert" tabindex="-1" id="found">{{/is_wrong}}{{^is_wrong}}<div class="error-summary mild" role="alert" tabindex="-1" id="found">{{/is_wrong}}<h2>{{heading}}</h2>
    {{#has_changes}}<p><strong>{{t.draft_changes}}</strong></p><ul>{{#changes}}<li>{{what}}: <bdi>{{before}}</bdi> {{t.changes_to}} <bdi>{{after}}</bdi></li>{{/changes}}</ul>{{/has_changes}}{{#changes_nothing}}<p>{{t.draft_changes_nothing}}</p>{{/changes_nothing}}
    {{#is_missing}}<p><button form="typed" name="seen" value="yes">{{t.draft_all_the_same}}</button></p>{{/is_missing}}
    <ul>{{#found}}<li><a href="{{href}}">{{#kind}}{{kind}} · {{/kind}}<bdi>{{place}}</bdi>: {{text}}</a> {{#meant}}<button class="small" form="typed" name="take" value="{{take}}">{{label}}</button> {{/meant}}</li>{{/found}}{{#is_misfit}}<li><a href="#confirmed">{{t.misfit_tick}}</a></li>{{/is_misfit}}</ul></div>{{/heading}}
    {{#kept_at}}<p class="done" role="status">{{kept_at}}</p>{{/kept_at}}
    {{#is_version}}<p>{{t.mend_means}} <strong>{{receiver}}</strong></p>{{/is_version}}
    {{#is_waiting}}<p>{{t.mend_waiting}}</p>{{/is_waiting}}{{#is_anew}}{{^is_waiting}}<p>{{t.mend_anew}}</p>{{/is_waiting}}{{/is_anew}}
    {{#case}}<p><a href="/case/{{case}}">{{t.back_to_case}}</a>{{#has_versions}} · <a href="/case/{{case}}/changes">{{t.title_changes}}</a>{{/has_versions}}</p>{{/case}}
    {{#has_apart}}<div class="box"><p><strong>{{t.mend_apart}}</strong> {{apart}}</p><p>{{t.mend_apart_means}}</p>
    <p class="tick"><input type="checkbox" id="leave_out" form="typed" name="leave_out" value="yes"{{#leave_out}} checked{{/leave_out}}><label for="leave_out">{{t.version_leaves_out}}</label></p></div>{{/has_apart}}
    <p>{{t.draft_means}}</p>
    <p class="hint" id="typed-means" hidden>{{typed_means}}{{#has_own_parts}} {{t.typed_but_parts}}{{/has_own_parts}}</p><noscript><p class="warning">{{typed_by_hand}}{{#has_own_parts}} {{t.typed_but_parts}}{{/has_own_parts}}</p></noscript>
    <form method="post" action="{{action}}" class="draft" id="typed" data-here="{{here}}" data-lost="{{t.typed_lost}}" novalidate>{{>token}}
    <button class="hidden" tabindex="-1" aria-hidden="true">{{t.hand_in_now}}</button>
    <input type="hidden" name="draft" value="{{draft}}"><input type="hidden" name="page" value="{{page}}"><input type="hidden" name="after" value="{{after}}"><input type="hidden" name="ticket" value="{{ticket}}"><input type="hidden" name="shown" value="{{shown}}"><input type="hidden" name="version" value="{{version}}">
    <textarea class="hidden" name="about" aria-hidden="true" tabindex="-1" hidden>{{about}}</textarea><textarea class="hidden" name="seen_of" aria-hidden="true" tabindex="-1" hidden>{{seen_of}}</textarea>
    {{>to_whom}}
    {{>draft_steps}}
    {{#suggestions}}<datalist id="{{id}}">{{#options}}<option value="{{value}}">{{#label}}{{label}}{{/label}}</option>{{/options}}</datalist>{{/suggestions}}
    {{#parts}}{{>draft_field}}{{/parts}}
    {{#has_others}}<p class="hint">{{t.part_others}} {{others}}.</p>{{/has_others}}
    <section class="box" aria-labelledby="files"><h2 id="files">{{t.attachments}}</h2><p class="hint">{{t.files_mean}}</p>
    {{#has_files}}<ul class="files">{{#files}}<li><bdi>{{label}}</bdi>{{#part}} <strong>{{part}}</strong>{{/part}}{{#is_base}}<span class="tick"><input type="checkbox" id="out-{{document}}" name="attachments.without" value="{{document}}"{{#is_out}} checked{{/is_out}}><label for="out-{{document}}">{{t.file_out}} <span class="hidden">{{label}}</span></label></span>{{/is_base}}</li>{{/files}}</ul>{{/has_files}}
    <p><button class="second" name="go" value="files"{{#has_own_parts}} formtarget="_blank"{{/has_own_parts}}>{{t.files_attach}}</button></p></section>
    <p class="keep"><button>{{t.hand_in_now}}</button> <button class="second" name="go" value="save">{{t.typed_save}}</button> {{#is_kept}}<button class="second" name="go" value="drop">{{t.typed_drop}}</button>{{/is_kept}} <span id="kept" role="status"></span></p>
    </form>
    {{/main}}{{/layout}}
    """#

  static let attaching = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{>failed}}
    <p><a href="{{here}}">{{t.back_to_form}}</a></p>
    {{#has_files}}<ul class="files">{{#files}}<li>{{#is_whole}}<a href="/typed/{{draft}}/files/{{id}}" rel="noopener" target="_blank"><bdi>{{label}}</bdi></a> {{size}}{{/is_whole}}{{^is_whole}}<bdi>{{label}}</bdi> <strong>{{part}}</strong>{{/is_whole}}
    <form method="post" action="/typed/{{draft}}/files/{{id}}/drop">{{>token}}<button class="small">{{t.file_take_away}} <span class="hidden">{{label}}</span></button></form></li>{{/files}}</ul>{{/has_files}}
    {{^has_files}}<p>{{t.files_none}}</p>{{/has_files}}
    <h2>{{t.files_attach}}</h2><p class="hint">{{t.files_mean}}</p>
    <form method="post" action="/typed/{{draft}}/files" enctype="multipart/form-data" class="narrow" id="upload" data-begin="/typed/{{draft}}/begin" data-lost="{{t.file_lost}}">{{>token}}
    <p><label for="type">{{t.file_kind}}</label><select id="type" name="type" required><option value="">{{t.choose}}</option>{{#kinds}}<option value="{{value}}">{{label}}</option>{{/kinds}}</select></p>
    <p><label for="person">{{t.file_person}}</label><select id="person" name="person"><option value="">{{t.file_of_all}}</option>{{#persons}}<option value="{{value}}">{{label}}</option>{{/persons}}</select></p>
    <p><label for="file">{{t.file_choose}}</label> <span class="hint" id="file-hint">{{t.file_hint}}</span>
    <input id="file" name="file" type="file" aria-describedby="file-hint" required></p>
    <p><button>{{t.file_add}}</button></p>
    <p id="progress" role="status" hidden><progress id="sent" value="0" max="1" aria-label="{{t.file_add}}"></progress> <span id="sent-text"></span></p>
    </form>
    {{/main}}{{/layout}}
    """#

  /// What was typed was kept, and whoever typed it has to sign in.
  static let kept = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    <p class="done" role="status">{{t.kept_means}}</p>
    {{#is_else}}<p class="warning">{{t.kept_else}}</p>{{/is_else}}
    {{^is_else}}<p><a class="button" href="{{here}}">{{t.go_on}}</a></p>{{/is_else}}
    {{/main}}{{/layout}}
    """#

  /// One row of the table of fields, with what is inside it.
  static let draftField = #"""
    {{#is_group}}<details class="group" id="{{id}}"{{#is_open}} open{{/is_open}}><summary>{{label}}{{>draft_mark}}</summary>{{#was_empty}}<input type="hidden" name="{{place}}.empty" value="yes">{{/was_empty}}{{#says}}<p class="hint">{{says}}</p>{{/says}}
    {{>draft_problems}}
    {{#has_reasons}}<p>{{>draft_why}}</p>{{/has_reasons}}
    {{#fields}}{{>draft_field}}{{/fields}}{{>draft_more}}</details>{{/is_group}}
    {{#is_list}}<details class="group" id="{{id}}"{{#is_open}} open{{/is_open}}><summary>{{label}}{{>draft_mark}}</summary>{{#was_empty}}<input type="hidden" name="{{place}}.empty" value="yes">{{/was_empty}}{{#says}}<p class="hint">{{says}}</p>{{/says}}
    {{>draft_problems}}
    <input type="hidden" name="{{place}}.count" value="{{count}}">
    {{#items}}<fieldset class="item" id="{{item}}"><legend>{{title}}</legend>{{#fields}}{{>draft_field}}{{/fields}}{{>draft_more}}{{#remove}}<p><button class="small" name="remove" value="{{element}}">{{remove}}</button></p>{{/remove}}</fieldset>{{/items}}
    <p class="add"><button class="small" name="add" value="{{place}}">{{add}}</button> {{#has_reasons}}{{>draft_why}}{{/has_reasons}}</p></details>{{/is_list}}
    {{#is_choice}}<p><label for="{{id}}">{{label}}{{>draft_mark}}</label>{{#says}} <span class="hint">{{says}}</span>{{/says}}{{#example}} <span class="hint">{{example}}</span>{{/example}}{{>draft_problems}}
    <select id="{{id}}" name="{{place}}">{{#choices}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/choices}}</select></p>{{/is_choice}}
    {{#is_ticks}}<fieldset id="{{id}}"><legend>{{label}}{{>draft_mark}}</legend>{{#was_empty}}<input type="hidden" name="{{place}}.empty" value="yes">{{/was_empty}}{{#says}}<p class="hint">{{says}}</p>{{/says}}{{>draft_problems}}
    <div class="ticks">{{#choices}}<p class="tick"><input type="checkbox" id="{{id}}" name="{{place}}" value="{{value}}"{{#chosen}} checked{{/chosen}}><label for="{{id}}">{{label}}</label></p>{{/choices}}</div>
    {{#has_reasons}}<p>{{>draft_why}}</p>{{/has_reasons}}</fieldset>{{/is_ticks}}
    {{#is_line}}<p class="with-why"><span><label for="{{id}}">{{label}}{{>draft_mark}}</label> <span class="hint">{{#says}}{{says}} {{/says}}{{#example}}{{example}}{{/example}}</span>{{>draft_problems}}
    <input id="{{id}}" name="{{place}}" value="{{value}}" dir="auto"{{#list}} list="{{list}}"{{/list}}{{^list}} autocomplete="off"{{/list}}>{{#means}} <span class="means">{{t.taken_as}} <bdi>{{means}}</bdi></span>{{/means}}</span>
    {{#has_reasons}}{{>draft_why}}{{/has_reasons}}</p>{{/is_line}}
    {{#is_moment}}<p class="with-why"><span><label for="{{id}}">{{label}}{{>draft_mark}}</label> <span class="hint">{{#says}}{{says}} {{/says}}{{#example}}{{example}}{{/example}}</span>{{>draft_problems}}
    <input id="{{id}}" name="{{place}}" value="{{value}}" type="datetime-local" autocomplete="off"></span>
    {{#has_reasons}}{{>draft_why}}{{/has_reasons}}</p>{{/is_moment}}
    {{#is_text}}<p class="with-why"><span>{{#was_empty}}<input type="hidden" name="{{place}}.empty" value="yes">{{/was_empty}}<label for="{{id}}">{{label}}{{>draft_mark}}</label> <span class="hint">{{#says}}{{says}} {{/says}}{{#example}}{{example}}{{/example}}</span>{{>draft_problems}}
    {{#offered}}<span class="tick"><input type="checkbox" id="{{id}}" name="{{place}}" value="{{value}}"{{#chosen}} checked{{/chosen}}><label for="{{id}}">{{label}}</label></span>{{/offered}}
    <textarea id="{{id}}" name="{{place}}" rows="{{rows}}" dir="auto">{{value}}</textarea></span>
    {{#has_reasons}}{{>draft_why}}{{/has_reasons}}</p>{{/is_text}}
    """#

  /// How much a field is asked for.
  static let draftMark = "{{#expected}} <span class=\"hint\">({{expected}})</span>{{/expected}}"

  /// What was found in a field, and what may have been meant by what stands there.
  static let draftProblems = #"""
    {{#problems}}<span class="wrong">{{text}} {{#meant}}<button class="small" form="typed" name="take" value="{{take}}">{{label}}</button> {{/meant}}</span>{{/problems}}
    """#

  /// Why there is nothing in a field.
  static let draftWhy = #"""
    <span class="why"><label class="hidden" for="{{id}}-why">{{t.or_why}} {{label}}</label><select id="{{id}}-why" name="{{place}}.why_not"><option value="">{{t.or_why}} …</option>{{#reasons}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/reasons}}</select></span>
    """#

  /// What of a section is rarely said.
  static let draftMore = #"""
    {{#more}}<details class="more" id="{{more_id}}"><summary>{{more}}</summary>{{#folded}}{{>draft_field}}{{/folded}}</details>{{/more}}
    """#

  /// The sections of a form, and how far each of them is.
  static let draftSteps = #"""
    <nav class="box steps-of-form" aria-labelledby="steps"><h2 id="steps">{{t.draft_steps}}</h2><ul>{{#steps}}<li><a href="#{{to}}">{{label}}</a> <span class="hint">{{state}}</span>{{#has_inner}}<ul>{{#inner}}<li><a href="#{{to}}">{{label}}</a> <span class="hint">{{state}}</span></li>{{/inner}}</ul>{{/has_inner}}</li>{{/steps}}</ul></nav>
    """#
}
