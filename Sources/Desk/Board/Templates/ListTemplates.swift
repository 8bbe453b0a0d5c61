/// The pages of lists, days and reports.
extension Templates {
  /// The line of steps of a case.
  static let steps = #"""
    <ol class="steps" aria-label="{{t.steps}}">{{#steps}}<li class="{{class}}"><span class="name">{{name}}</span> <span class="hidden">{{said}}</span></li>{{/steps}}</ol>
    """#

  static let search = #"""
    <form method="post" action="/find" role="search" class="search">{{>token}}<label for="q">{{t.find}}</label>
    <span><input id="q" name="q" type="search" value="{{q}}" dir="auto" maxlength="200" autocomplete="off" spellcheck="false" required><button class="second">{{t.do_find}}</button></span></form>
    """#

  /// Which part of a list is shown, and how many there are in others.
  static let listParts = #"""
    <nav aria-label="{{t.parts}}"><ul class="parts">
    {{#parts}}<li><a href="{{href}}"{{#current}} aria-current="true"{{/current}}>{{name}}{{#count}} <span class="count{{#is_late}} late{{/is_late}}">{{count}}</span>{{/count}}</a></li>
    {{/parts}}
    </ul></nav>
    """#

  static let sending = #"""
    {{<layout}}{{$main}}
    <div class="head"><h1>{{t.sending_heading}}</h1>
    {{#may_hand_in}}<a class="button" href="/hand-in">{{t.hand_in}}</a>{{/may_hand_in}}</div>
    {{>search}}
    {{#may_read}}<details class="fold"><summary>{{t.day_several}}</summary>{{>day_form}}</details>{{/may_read}}
    {{>list_parts}}
    {{#drafts}}<p class="warning"><a href="/drafts">{{t.drafts}}</a>: {{drafts}}</p>{{/drafts}}
    {{#typed}}<p class="warning"><a href="/hand-in">{{t.typed_cases}}</a>: {{typed}}</p>{{/typed}}
    {{#unreadable}}<p class="warning">{{t.unreadable}} {{unreadable}}</p>{{/unreadable}}
    <div data-live="{{here}}" data-at="{{at}}"><ul class="cases">
    {{#rows}}<li class="case{{#late}} late{{/late}}">
    <h2>{{#may_read}}<a href="/case/{{id}}"><bdi>{{title}}</bdi></a>{{/may_read}}{{^may_read}}<bdi>{{title}}</bdi>{{/may_read}} <small>{{t.to}} {{other}}{{#arrival}} · {{arrival}} ({{relative}}){{/arrival}}</small></h2>
    {{#is_alert}}<p class="alerts">{{#alerts}}<span class="alert">{{.}}</span> {{/alerts}}</p>{{/is_alert}}
    <p class="who">{{who}}</p>
    {{line}}
    {{#trouble}}<p class="warning">{{trouble}}</p>{{/trouble}}
    {{#goes}}<p class="owed">{{goes}}</p>{{/goes}}
    {{#owed}}<p class="owed{{#late}} late{{/late}}">{{what}} <strong>{{by}}</strong>{{#due}} · {{due}}{{/due}}{{#late}} · <strong>{{t.late}}</strong>{{/late}}</p>{{/owed}}
    <p class="hint">{{state}}{{#movement}} · {{movement}}{{/movement}} · {{#number}}<bdi dir="ltr">{{number}}</bdi> · {{/number}}<code dir="ltr">{{short}}</code></p>
    </li>
    {{/rows}}
    </ul>
    {{^rows}}<p>{{#is_whole}}{{t.no_cases}}{{#may_hand_in}} <a href="/hand-in">{{t.hand_in_first}}</a>{{/may_hand_in}}{{/is_whole}}{{^is_whole}}{{t.none_here}}{{/is_whole}}</p>{{/rows}}</div>
    {{#next}}<p><a href="{{next}}">{{t.more_rows}}</a></p>{{/next}}
    {{/main}}{{/layout}}
    """#

  /// A table of cases.
  static let caseRows = #"""
    <table class="rows"><thead><tr><th scope="col">{{t.arrival}}</th><th scope="col">{{t.person}}</th><th scope="col">{{t.mission}}</th><th scope="col">{{t.caseworker}}</th><th scope="col">{{t.stands}}</th></tr></thead><tbody>
    {{#rows}}<tr{{#late}} class="late"{{/late}}>
    <td data-label="{{t.arrival}}">{{#when}}<bdi>{{when}}</bdi>{{/when}}{{^when}}–{{/when}}{{#airport}} <bdi dir="ltr">{{airport}}</bdi>{{/airport}}</td>
    <th scope="row" data-label="{{t.person}}">{{#news}}<strong class="news">{{news}}</strong> {{/news}}{{#may_read}}<a href="/case/{{id}}"><bdi>{{title}}</bdi></a>{{/may_read}}{{^may_read}}<bdi>{{title}}</bdi>{{/may_read}}{{#alerts}} <span class="alert">{{.}}</span>{{/alerts}}{{#number}}<br><small><bdi dir="ltr">{{number}}</bdi></small>{{/number}}</th>
    <td data-label="{{t.mission}}">{{#outgoing}}{{t.to}}{{/outgoing}}{{^outgoing}}{{t.from}}{{/outgoing}} {{other}}</td>
    <td data-label="{{t.caseworker}}">{{#named}}{{#worker}}<bdi>{{worker}}</bdi>{{#is_mine}} · <strong>{{t.me}}</strong>{{/is_mine}}{{/worker}}{{^worker}}{{t.named}}{{/worker}}{{#is_ready}}, {{t.is_ready}}{{/is_ready}}{{#was_ready}}, <strong>{{t.was_ready}}</strong>{{/was_ready}}{{#away}}<br><strong class="alert">{{away}}</strong>{{/away}}{{/named}}{{^named}}<strong>{{t.nobody_yet}}</strong>{{/named}}</td>
    <td data-label="{{t.stands}}">{{state}}{{#movement}} · {{movement}}{{/movement}}{{#goes}}<br><span class="owed">{{goes}}</span>{{/goes}}{{#owed}}<br><span class="owed{{#late}} late{{/late}}">{{what}} <strong>{{by}}</strong>{{#due}} · {{due}}{{/due}}{{#late}} · <strong>{{t.late}}</strong>{{/late}}</span>{{/owed}}</td>
    </tr>
    {{/rows}}
    </tbody></table>
    """#

  static let arrivals = #"""
    {{<layout}}{{$main}}
    <h1>{{t.arrivals_heading}}</h1>
    {{>search}}
    {{>list_parts}}
    {{#drafts}}<p class="warning"><a href="/drafts">{{t.drafts}}</a>: {{drafts}}</p>{{/drafts}}
    {{#unreadable}}<p class="warning">{{t.unreadable}} {{unreadable}}</p>{{/unreadable}}
    <div data-live="{{here}}" data-at="{{at}}">{{#has_stranded}}{{#stranded}}<section class="box alerts day" aria-labelledby="stranded"><h2 id="stranded">{{t.stranded}}</h2>
    {{>case_rows}}</section>{{/stranded}}{{/has_stranded}}
    {{#days}}
    <section class="day"><h2>{{name}}{{#near}} <span class="near">{{near}}</span>{{/near}}{{#may_read}}{{#several}} <small><a href="{{several}}">{{t.day_several}}</a></small>{{/several}}{{/may_read}}</h2>
    {{>case_rows}}</section>
    {{/days}}
    {{#is_empty}}<p>{{t.no_arrivals}}</p>{{/is_empty}}</div>
    {{#next}}<p><a href="{{next}}">{{t.more_rows}}</a></p>{{/next}}
    {{/main}}{{/layout}}
    """#

  /// Whose day, or flight.
  static let dayForm = #"""
    <form method="get" action="/day" class="pair"><input type="hidden" name="way" value="{{way}}">
    <span><label for="on">{{t.day}}</label><input id="on" name="on" type="date" value="{{on}}" required></span>
    <span><label for="flight">{{t.day_flight}}</label><input id="flight" name="flight" value="{{flight}}" dir="ltr" maxlength="10" autocomplete="off"></span>
    <span><button class="second">{{t.day_show}}</button></span></form>
    """#

  static let day = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{#told}}<p class="done" role="status">{{told}}</p>{{/told}}
    {{#has_refused}}<section class="box" aria-labelledby="refused"><h2 id="refused">{{t.day_not_said}}</h2><ul>
    {{#refused}}<li><a href="/case/{{id}}"><bdi>{{title}}</bdi></a>: {{why}}</li>
    {{/refused}}</ul></section>{{/has_refused}}
    {{>failed}}
    {{>day_form}}
    {{#has_rows}}
    <nav aria-label="{{t.what}}"><ul class="parts">{{#kinds}}<li><a href="{{href}}"{{#current}} aria-current="true"{{/current}}>{{name}}</a></li>
    {{/kinds}}</ul></nav>
    <form method="post" action="/day">{{>token}}<input type="hidden" name="on" value="{{on}}"><input type="hidden" name="way" value="{{way}}"><input type="hidden" name="flight" value="{{flight}}"><input type="hidden" name="say" value="{{type}}">
    <fieldset><legend>{{t.day_which}}</legend>
    {{#rows}}<p class="tick"><input type="checkbox" id="case-{{id}}" name="case" value="{{id}}"{{#ticked}} checked{{/ticked}}><label for="case-{{id}}"><bdi>{{title}}</bdi>{{#number}} · <bdi dir="ltr">{{number}}</bdi>{{/number}}{{#flights}} · <bdi dir="ltr">{{flights}}</bdi>{{/flights}}{{#when}} · {{when}}{{/when}} · {{state}}{{#movement}} · {{movement}}{{/movement}}</label></p>
    {{/rows}}</fieldset>
    {{#may_say}}{{#fields}}{{>form_field}}{{/fields}}
    {{#doubtful}}<p class="tick"><input type="checkbox" id="meant" name="meant" value="yes"><label for="meant">{{t.moment_is_meant}}</label></p>{{/doubtful}}
    <p><button>{{name}}</button></p>{{/may_say}}
    {{^may_say}}<p class="hint">{{t.nothing_now}}</p>{{/may_say}}
    </form>
    {{/has_rows}}
    {{^has_rows}}{{#is_asked}}<p>{{t.day_none}}</p>{{/is_asked}}{{/has_rows}}
    {{/main}}{{/layout}}
    """#

  /// Bars are outlines with a hatching: they are read on paper without colours, too.
  static let reports = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{#problem}}<div class="error-summary" role="alert" tabindex="-1"><p>{{problem}}</p></div>{{/problem}}
    <form method="get" action="/reports" class="pair">
    <span><label for="kind">{{t.report}}</label><select id="kind" name="kind">{{#kinds}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/kinds}}</select></span>
    <span><label for="by">{{t.report_by}}</label><select id="by" name="by">{{#groupings}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/groupings}}</select></span>
    <span><label for="from">{{t.report_from}}</label><input id="from" name="from" type="month" value="{{from}}"></span>
    <span><label for="to">{{t.report_to}}</label><input id="to" name="to" type="month" value="{{to}}"></span>
    <span><button class="second">{{t.report_show}}</button></span></form>
    <p>{{means}}</p>
    <p class="hint">{{t.report_small}}</p>
    <p><a href="{{csv}}">{{t.report_csv}}</a> · <a href="/reports/plan">{{t.title_plan}}</a></p>
    {{#unreadable}}<p class="warning">{{t.unreadable}} {{unreadable}}</p>{{/unreadable}}
    {{#undated}}<p>{{undated}}</p>{{/undated}}
    {{#has_columns}}<figure><figcaption>{{columns_name}}</figcaption>
    <svg class="columns" viewBox="0 0 {{columns_width}} 144" width="{{columns_width}}" height="144" role="img" aria-label="{{columns_name}}" direction="ltr">
    <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="currentColor" stroke-width="3"/></pattern></defs>
    <path d="M0 120H{{columns_width}}" stroke="currentColor"/>
    {{#columns}}<rect x="{{x}}" y="{{y}}" width="40" height="{{height}}" fill="url(#hatch)" stroke="currentColor"/><text x="{{middle}}" y="{{above}}" text-anchor="middle" fill="currentColor" font-size="12">{{percent}}</text><text x="{{middle}}" y="138" text-anchor="middle" fill="currentColor" font-size="12">{{name}}</text>
    {{/columns}}</svg></figure>{{/has_columns}}
    {{#rows}}<section class="part"><h2><bdi>{{name}}</bdi> <small>{{cases}}</small></h2>
    <table class="figures"><thead><tr><th scope="col">{{t.report_measure}}</th><th scope="col">{{t.report_share}}</th><th scope="col">{{t.report_count}}</th></tr></thead><tbody>
    {{#measures}}<tr><th scope="row"{{#inner}} class="inner"{{/inner}}>{{name}}</th><td><svg class="bar" viewBox="0 0 102 12" width="102" height="12" aria-hidden="true"><rect x="1" y="1" width="100" height="10" fill="none" stroke="currentColor" stroke-dasharray="1 3"/><rect x="1" y="1" width="{{bar}}" height="10" fill="currentColor"/></svg> {{percent}}</td><td>{{count}}</td></tr>
    {{/measures}}
    {{#medians}}<tr><th scope="row">{{name}}</th><td>{{value}}</td><td>{{t.report_median}}</td></tr>
    {{/medians}}</tbody></table></section>
    {{/rows}}
    {{^has_rows}}<p>{{t.report_nothing}}</p>{{/has_rows}}
    {{#is_cut}}<p class="hint">{{t.report_cut}}</p>{{/is_cut}}
    {{/main}}{{/layout}}
    """#

  static let plan = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    <p>{{t.plan_means}}</p>
    {{#problem}}<div class="error-summary" role="alert" tabindex="-1"><p>{{problem}}</p></div>{{/problem}}
    <form method="get" action="/reports/plan" class="narrow">
    {{#stages}}<p><label for="plan-{{key}}">{{label}}</label> <span class="hint">{{each}} {{t.plan_each}}</span><input id="plan-{{key}}" name="{{key}}" value="{{value}}" inputmode="numeric"></p>{{/stages}}
    <p><label for="capacity">{{t.plan_capacity}}</label><input id="capacity" name="capacity" value="{{capacity}}" inputmode="decimal"></p>
    <p><button>{{t.plan_do}}</button></p></form>
    {{#has_plan}}<section role="status"><dl class="facts">
    <dt>{{t.plan_cases}}</dt><dd>{{cases}}</dd><dt>{{t.plan_hours}}</dt><dd>{{hours}}</dd>
    <dt>{{t.plan_caseworkers}}</dt><dd>{{caseworkers}}</dd><dt>{{t.plan_headcount}}</dt><dd><strong>{{headcount}}</strong></dd>
    <dt>{{t.plan_ratio}}</dt><dd dir="ltr">{{ratio}}</dd></dl>
    <table class="figures"><thead><tr><th scope="col">{{t.plan_stage}}</th><th scope="col">{{t.plan_hours}}</th></tr></thead><tbody>
    {{#stages}}<tr><th scope="row">{{label}}</th><td><svg class="bar" viewBox="0 0 102 12" width="102" height="12" aria-hidden="true"><rect x="1" y="1" width="100" height="10" fill="none" stroke="currentColor" stroke-dasharray="1 3"/><rect x="1" y="1" width="{{bar}}" height="10" fill="currentColor"/></svg> {{hours}}</td></tr>
    {{/stages}}</tbody></table></section>{{/has_plan}}
    <p><a href="/reports">{{t.nav_reports}}</a></p>
    {{/main}}{{/layout}}
    """#

  static let found = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{>search}}
    <p role="status">{{said}}</p>
    {{#has_rows}}{{>case_rows}}{{/has_rows}}
    {{#slip_missions}}<p class="who"><a href="/missions/{{id}}">{{name}}</a> · {{call}}</p>
    {{/slip_missions}}
    {{^has_rows}}{{^slip_missions}}<p class="hint">{{t.found_help}}</p>{{/slip_missions}}{{/has_rows}}
    {{/main}}{{/layout}}
    """#

  static let version = #"""
    {{<layout}}{{$main}}
    <h1>{{title}} · <bdi>{{case}}</bdi></h1>
    {{>failed}}
    <p><a class="button" href="/case/{{id}}/form">{{t.title_mend}}</a></p>
    <h2>{{t.hand_in_packed}}</h2>
    <p>{{t.version_means}}</p>
    <form method="post" action="/case/{{id}}/version" enctype="multipart/form-data" class="narrow">{{>token}}<input type="hidden" name="shown" value="{{shown}}">
    <p class="tick"><input type="checkbox" id="leave_out" name="leave_out" value="yes"><label for="leave_out">{{t.version_leaves_out}}</label></p>
    <p><label for="file">{{t.hand_in_file}}</label> <span class="hint" id="file-hint">{{t.hand_in_file_hint}}</span>
    <input id="file" name="file" type="file" aria-describedby="file-hint" accept=".zip,.tar,.tgz,.gz,.zst" required></p>
    <p><button>{{t.title_version}}</button></p>
    </form>
    <p><a href="/case/{{id}}">{{t.back_to_case}}</a></p>
    {{/main}}{{/layout}}
    """#

  static let elsewhere = #"""
    {{<layout}}{{$main}}
    <h1>{{title}} · <bdi>{{case}}</bdi></h1>
    {{#may_match}}{{#parts}}<section><h2>{{name}}</h2>
    {{#has_rows}}{{>case_rows}}{{/has_rows}}{{^has_rows}}<p>{{t.none_here}}</p>{{/has_rows}}</section>
    {{/parts}}{{/may_match}}
    {{^may_match}}<p class="hint">{{t.known_whose}}</p>{{/may_match}}
    <section aria-labelledby="handed-on"><h2 id="handed-on">{{t.handed_on}}</h2>
    {{#has_children}}<ul>{{#children}}<li><a href="/case/{{id}}"><code dir="ltr">{{short}}</code></a> {{t.to}} {{to}} · {{state}}{{#gone}} · {{t.handed_on_gone}}{{/gone}}</li>
    {{/children}}</ul>{{/has_children}}{{^has_children}}<p>{{t.none_here}}</p>{{/has_children}}</section>
    <p><a href="/case/{{id}}">{{t.back_to_case}}</a></p>
    {{/main}}{{/layout}}
    """#

  static let person = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    <p>{{t.person_means}}</p>
    <form method="post" action="/person" role="search" class="search">{{>token}}<label for="q">{{t.person_who}}</label>
    <span><input id="q" name="q" type="search" value="{{q}}" dir="auto" maxlength="200" autocomplete="off" spellcheck="false" required><button>{{t.do_find}}</button></span></form>
    {{#records}}<section class="box"><h2><bdi>{{persons}}</bdi> <small>{{#number}}<bdi dir="ltr">{{number}}</bdi> · {{/number}}<a href="/case/{{id}}"><code dir="ltr">{{short}}</code></a></small></h2>
    <p>{{t.from}} {{from}} · {{t.to}} {{to}}{{#goes}} · {{t.person_goes}} {{goes}}{{/goes}}</p>{{#taken}}<p class="warning">{{taken}}</p>{{/taken}}
    <h3>{{t.person_held}}</h3><ul>{{#versions}}<li>{{t.version}} {{version}} · {{made}} · {{size}} · {{t.person_is_held}}: {{held}}</li>{{/versions}}</ul>
    <h3>{{t.conversation}}</h3><ul>{{#said}}<li><bdi>{{at}}</bdi> · <bdi>{{who}}</bdi> · {{what}}{{#words}} · {{words}}{{/words}}{{#lines}}<br><bdi>{{.}}</bdi>{{/lines}}</li>{{/said}}</ul>
    <h3>{{t.handed_on}}</h3><ul>{{#children}}<li>{{to}} <code dir="ltr">{{short}}</code></li>{{/children}}{{^children}}<li>{{t.none_here}}</li>{{/children}}</ul>
    <h3>{{t.person_uses}}</h3><ul>{{#uses}}<li>{{at}} · <bdi>{{by}}</bdi> · <code dir="ltr">{{what}}</code></li>{{/uses}}{{^uses}}<li>{{t.none_here}}</li>{{/uses}}</ul></section>
    {{/records}}
    {{^has_records}}{{#is_asked}}<p role="status">{{t.person_none}}</p>{{/is_asked}}{{/has_records}}
    {{/main}}{{/layout}}
    """#

  static let drafts = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{#has_rows}}<ul class="cases">{{#rows}}<li class="case"><h2><a href="/case/{{transfer}}">{{what}} <code dir="ltr">{{short}}</code></a></h2>
    <p><bdi>{{who}}</bdi>{{#mine}} · <strong>{{t.me}}</strong>{{/mine}} · {{at}}</p></li>
    {{/rows}}</ul>{{/has_rows}}
    {{^has_rows}}<p>{{t.none_here}}</p>{{/has_rows}}
    {{/main}}{{/layout}}
    """#
}
