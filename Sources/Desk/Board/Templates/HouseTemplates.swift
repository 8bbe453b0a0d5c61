/// The pages of lines, accounts and the house.
extension Templates {
  static let missions = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    <ul class="tiles">{{#missions}}<li class="tile"><h2><a href="/missions/{{id}}"><bdi>{{name}}</bdi></a></h2>
    <p><bdi>{{organisation}}</bdi> · <bdi dir="ltr">{{country}}</bdi> · <code dir="ltr">{{id}}</code>{{#own}} · <strong>{{t.own_mission}}</strong>{{/own}}</p>
    {{#duty}}<p>{{t.duty_contact}}: <bdi>{{duty}}</bdi></p>{{/duty}}</li>
    {{/missions}}</ul>
    {{/main}}{{/layout}}
    """#

  static let mission = #"""
    {{<layout}}{{$main}}
    <h1><bdi>{{name}}</bdi></h1>
    {{#stale}}<p class="warning">{{t.mission_stale}} {{stale}}</p>{{/stale}}
    <dl class="facts">
    <dt>{{t.organisation}}</dt><dd><bdi>{{organisation}}</bdi> · <bdi dir="ltr">{{country}}</bdi> · <code dir="ltr">{{id}}</code></dd>
    <dt>{{t.duty_contact}}</dt><dd class="who">{{#duty}}<bdi>{{duty}}</bdi>{{/duty}}{{^duty}}{{t.not_known}}{{/duty}}</dd>
    <dt>{{t.mission_clock}}</dt><dd><bdi dir="ltr">{{zone}}</bdi></dd>
    {{#weekend}}<dt>{{t.mission_weekend}}</dt><dd>{{weekend}}</dd>{{/weekend}}
    {{#languages_spoken}}<dt>{{t.terms_languages}}</dt><dd>{{languages_spoken}}</dd>{{/languages_spoken}}
    {{#terms}}<dt>{{label}}</dt><dd><bdi>{{text}}</bdi></dd>{{/terms}}
    </dl>
    <h2>{{t.mission_documents}}{{#issued}} <small>{{issued}}</small>{{/issued}}</h2>
    {{#has_documents}}<ul class="files">{{#documents}}<li><a href="{{href}}" rel="noopener" target="_blank"><bdi>{{title}}</bdi></a> · {{kind}} · <bdi dir="ltr">{{language}}</bdi> · {{size}}</li>
    {{/documents}}</ul>{{/has_documents}}{{^has_documents}}<p>{{t.none_here}}</p>{{/has_documents}}
    {{/main}}{{/layout}}
    """#

  static let lines = #"""
    {{<layout}}{{$main}}
    <h1>{{t.lines_heading}}</h1>
    {{#well}}<p class="done">{{well}}</p>{{/well}}{{#ill}}<p class="warning">{{ill}}</p>{{/ill}}
    {{#done}}<p class="done" role="status">{{done}}{{#stopped}} {{t.may_have_arrived}}{{/stopped}}</p>{{/done}}
    {{^accepting}}<p class="warning">{{t.disk_full}}</p>{{/accepting}}
    <dl class="facts">
    <dt>{{t.waiting}}</dt><dd>{{waiting}}</dd><dt>{{t.held}}</dt><dd>{{held}}</dd>
    <dt>{{t.unfinished}}</dt><dd>{{unfinished}}{{#stalled}} · <strong>{{t.stalled}} {{stalled}}</strong>{{/stalled}}</dd>
    <dt>{{t.disk}}</dt><dd>{{free}} MiB ({{t.reserve}} {{reserve}} MiB)</dd>
    <dt>{{t.directory}}</dt><dd>{{directory}}</dd><dt>Baton</dt><dd>{{version}}</dd>
    <dt>{{t.lines_clock}}</dt><dd>{{#clock_is_well}}{{t.health_good}}{{/clock_is_well}}{{^clock_is_well}}<a href="/house/health">{{t.health_bad}}</a>{{/clock_is_well}}</dd>
    <dt>{{t.lines_keys}}</dt><dd>{{#keys_are_well}}{{t.health_good}}{{/keys_are_well}}{{^keys_are_well}}<a href="/house/health">{{t.health_bad}}</a>{{/keys_are_well}}</dd>
    {{#journal_head}}<dt>{{t.nav_journal}}</dt><dd><code class="line" dir="ltr">{{journal_head}}</code></dd>{{/journal_head}}
    </dl>
    <h2>{{t.missions}}</h2>
    <ul class="tiles">{{#tiles}}<li class="tile{{#is_ill}} bad{{/is_ill}}"><h3>{{name}} <code dir="ltr">{{id}}</code></h3>
    <p><strong>{{state}}</strong> · {{t.waiting}} {{waiting}}{{#has_held}} · {{t.held}} <a href="#queue">{{held}}</a>{{/has_held}}</p>
    {{#strip}}<figure class="strip"><svg viewBox="0 0 240 30" width="240" height="30" role="img" aria-label="{{strip_words}}" direction="ltr"><path d="M0 29.5H240" stroke="currentColor"/>
    {{#hours}}<rect x="{{x}}" y="{{y}}" width="8" height="{{height}}" fill="none" stroke="currentColor"/><rect x="{{x}}" y="{{bad_y}}" width="8" height="{{bad_height}}" fill="currentColor"/>
    {{/hours}}</svg><figcaption class="hint">{{strip_words}}</figcaption></figure>{{/strip}}
    {{#trouble}}<p>{{trouble}}</p>{{/trouble}}{{#advice}}<p class="hint">{{advice}}</p>{{/advice}}{{#duty}}<p>{{duty}}</p>{{/duty}}{{#standing}}<p>{{standing}}</p>{{/standing}}
    {{#may_release}}<form method="post" action="/lines/mission/{{id}}/release">{{>token}}<button class="small">{{t.release_mission}}</button></form>{{/may_release}}
    {{#may_hold}}<details><summary>{{t.hold_mission}}</summary><form method="post" action="/lines/mission/{{id}}/hold">{{>token}}
    <p><label for="why-{{id}}">{{t.why}}</label><input id="why-{{id}}" name="reason" required maxlength="200"></p><button class="small">{{t.hold_mission}}</button></form></details>{{/may_hold}}
    </li>{{/tiles}}</ul>
    {{#has_ages}}<h2 id="ages">{{t.ages}}</h2>
    <table class="rows" aria-labelledby="ages"><thead><tr><th scope="col">{{t.mission}}</th>{{#age_names}}<th scope="col">{{.}}</th>{{/age_names}}</tr></thead><tbody>
    {{#ages}}<tr><th scope="row" data-label="{{t.mission}}"><bdi>{{mission}}</bdi></th>{{#cells}}<td data-label="{{name}}">{{count}}</td>{{/cells}}</tr>
    {{/ages}}</tbody></table>{{/has_ages}}
    <h2 id="queue">{{t.queue}}</h2>
    {{#has_items}}<table aria-labelledby="queue"><thead><tr><th scope="col">{{t.item}}</th><th scope="col">{{t.to}}</th><th scope="col">{{t.since}}</th><th scope="col">{{t.tries}}</th><th scope="col">{{t.why}}</th></tr></thead><tbody>
    {{#items}}<tr{{#is_held}} class="late"{{/is_held}}><th scope="row" data-label="{{t.item}}"><a href="/lines/item/{{item}}">{{kind}} <code dir="ltr">{{short}}</code></a></th><td data-label="{{t.to}}">{{to}}</td><td data-label="{{t.since}}">{{age}}</td><td data-label="{{t.tries}}">{{attempts}}</td><td data-label="{{t.why}}">{{reason}}</td></tr>
    {{/items}}</tbody></table>{{#more}}<p class="hint">{{t.more}}</p>{{/more}}{{/has_items}}
    {{^has_items}}<p>{{t.queue_empty}}</p>{{/has_items}}
    <details class="act"><summary>{{t.revive}}</summary><form method="post" action="/lines/revive">{{>token}}<p class="hint">{{t.revive_means}}</p>
    <p><label for="revive">{{t.transfer}}</label><input id="revive" name="transfer" dir="ltr" maxlength="64" autocomplete="off" spellcheck="false" required></p><p><button>{{t.revive}}</button></p></form></details>
    <p><a href="/lines/published">{{t.title_published}}</a></p>
    {{/main}}{{/layout}}
    """#

  static let published = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{#is_done}}<p class="done" role="status">{{t.published_done}}</p>{{/is_done}}
    {{>failed}}
    <p>{{t.published_means}} <a href="/missions/{{own}}">{{t.published_look}}</a></p>
    <h2>{{t.mission_documents}}{{#issued}} <small>{{issued}}</small>{{/issued}}</h2>
    {{#has_documents}}<ul class="files">{{#documents}}<li><a href="{{href}}" rel="noopener" target="_blank"><bdi>{{title}}</bdi></a> · {{kind}} · <bdi dir="ltr">{{language}}</bdi> · {{size}}
    <form method="post" action="{{withdraw}}">{{>token}}<button class="small" aria-label="{{t.withdraw}}: {{kind}}, {{language}}">{{t.withdraw}}</button></form></li>
    {{/documents}}</ul>{{/has_documents}}{{^has_documents}}<p>{{t.none_here}}</p>{{/has_documents}}
    <h3>{{t.publish_document}}</h3>
    <form method="post" action="/lines/published" enctype="multipart/form-data" class="narrow">{{>token}}
    <p><label for="kind">{{t.what}}</label><select id="kind" name="kind" required><option value="">{{t.choose}}</option>{{#kinds}}<option value="{{value}}">{{label}}</option>{{/kinds}}</select></p>
    <p><label for="document-language">{{t.document_language}}</label> <span class="hint" id="document-language-hint">{{t.document_language_hint}}</span><input id="document-language" name="language" dir="ltr" maxlength="35" autocomplete="off" spellcheck="false" aria-describedby="document-language-hint" required></p>
    <p><label for="document-title">{{t.document_title}}</label><input id="document-title" name="title" dir="auto" maxlength="120" required></p>
    <p><label for="file">{{t.document_file}}</label> <span class="hint" id="file-hint">{{t.document_file_hint}}</span><input id="file" name="file" type="file" accept=".txt,.pdf,text/plain,application/pdf" aria-describedby="file-hint" required></p>
    <p><button>{{t.publish}}</button></p></form>
    <h2>{{t.publish_terms}}</h2><p class="hint">{{t.publish_terms_means}}</p>
    <form method="post" action="/lines/terms" class="narrow">{{>token}}
    <fieldset><legend>{{t.terms_categories}}</legend><p class="hint">{{t.terms_all}}</p>{{#categories}}<p class="tick"><input type="checkbox" id="category-{{value}}" name="category" value="{{value}}"{{#chosen}} checked{{/chosen}}><label for="category-{{value}}">{{label}}</label></p>{{/categories}}</fieldset>
    <p><label for="languages">{{t.terms_languages}}</label> <span class="hint" id="languages-hint">{{t.terms_languages_hint}}</span><input id="languages" name="languages" value="{{spoken}}" dir="ltr" maxlength="400" aria-describedby="languages-hint"></p>
    <p><label for="capacity">{{t.terms_capacity}}</label><input id="capacity" name="capacity" value="{{capacity}}" inputmode="numeric" maxlength="7"></p>
    <p><label for="notice">{{t.terms_notice}}</label> <span class="hint" id="notice-hint">{{t.terms_notice_hint}}</span><input id="notice" name="notice" value="{{notice}}" dir="ltr" maxlength="20" aria-describedby="notice-hint"></p>
    <p><label for="answer">{{t.terms_answer}}</label> <span class="hint" id="answer-hint">{{t.terms_answer_hint}}</span><input id="answer" name="answer" value="{{answer}}" dir="ltr" maxlength="20" aria-describedby="answer-hint"></p>
    <p><label for="needs">{{t.terms_needs}}</label> <span class="hint" id="needs-hint">{{t.terms_needs_hint}}</span><textarea id="needs" name="needs" rows="4" dir="auto" aria-describedby="needs-hint">{{needs}}</textarea></p>
    <p><button>{{t.publish}}</button></p></form>
    {{/main}}{{/layout}}
    """#

  static let item = #"""
    {{<layout}}{{$main}}
    <h1>{{kind}} <code dir="ltr">{{short}}</code> {{t.to}} {{to}}</h1>
    {{>failed}}
    <p><strong>{{reason}}</strong></p>{{#advice}}<p>{{advice}}</p>{{/advice}}
    <dl class="facts"><dt>{{t.transfer}}</dt><dd><code dir="ltr">{{transfer}}</code></dd><dt>{{t.size}}</dt><dd>{{bytes}}</dd><dt>{{t.since}}</dt><dd>{{age}}</dd><dt>{{t.next_try}}</dt><dd>{{next}}</dd>{{#arrival}}<dt>{{t.arrival}}</dt><dd>{{arrival}}</dd>{{/arrival}}</dl>
    <div class="verbs">
    {{#is_held}}<form method="post" action="/lines/item/{{item}}/release">{{>token}}<button>{{t.release}}</button></form>{{/is_held}}
    {{#is_mission_held}}<form method="post" action="/lines/mission/{{receiver}}/release">{{>token}}<button>{{t.release_all_for}} {{to}}</button></form>{{/is_mission_held}}
    {{^is_mission_held}}<form method="post" action="/lines/item/{{item}}/requeue">{{>token}}<button>{{t.requeue}}</button></form>{{/is_mission_held}}
    </div>
    {{^is_held}}<details class="act"><summary>{{t.hold}}</summary><form method="post" action="/lines/item/{{item}}/hold">{{>token}}<p><label for="hold-why">{{t.why}}</label><input id="hold-why" name="reason" required maxlength="200"></p><p><button>{{t.hold}}</button></p></form></details>
    <details class="act"><summary>{{t.quarantine}}</summary><form method="post" action="/lines/item/{{item}}/quarantine">{{>token}}<p class="hint">{{t.quarantine_means}}</p><p><label for="quarantine-why">{{t.why}}</label><input id="quarantine-why" name="reason" required maxlength="200"></p><p><button>{{t.quarantine}}</button></p></form></details>{{/is_held}}
    {{#is_held}}<details class="act"><summary>{{t.retire}}</summary><form method="post" action="/lines/item/{{item}}/retire">{{>token}}<p class="hint">{{t.retire_means}}</p><p><button>{{t.retire}}</button></p></form></details>{{/is_held}}
    {{#is_bundle}}<p><a href="/lines/item/{{item}}/bundle">{{t.carry_file}}</a> <span class="hint">{{t.carry_file_means}}</span></p>{{/is_bundle}}
    <h2 id="tries">{{t.tries}}</h2>
    {{#has_tries}}<table aria-labelledby="tries"><thead><tr><th scope="col">{{t.number}}</th><th scope="col">{{t.at}}</th><th scope="col">{{t.outcome}}</th><th scope="col">{{t.detail}}</th></tr></thead><tbody>
    {{#tries}}<tr><td data-label="{{t.number}}">{{number}}</td><td data-label="{{t.at}}">{{began}}</td><td data-label="{{t.outcome}}">{{outcome}}</td><td data-label="{{t.detail}}">{{detail}}</td></tr>{{/tries}}</tbody></table>{{/has_tries}}
    {{^has_tries}}<p>{{t.no_tries}}</p>{{/has_tries}}
    {{/main}}{{/layout}}
    """#

  static let house = #"""
    {{<layout}}{{$main}}
    <h1>{{t.house_heading}}</h1>
    <p><a href="/house/rules">{{t.title_rules}}</a></p>
    {{#problem}}<div class="error-summary" role="alert" tabindex="-1"><p>{{problem}}</p></div>{{/problem}}
    {{#machine}}<p class="done" role="status"><code dir="ltr">{{machine}}</code>: {{t.machine_made}}</p>{{/machine}}
    {{#link}}<div class="box done" role="status"><p>{{#is_token}}{{t.token_made}}{{/is_token}}{{^is_token}}{{t.link_made}}{{/is_token}} <code dir="ltr">{{link_login}}</code></p><p class="secret"><code dir="ltr">{{link}}</code></p><p class="hint">{{#is_token}}{{t.token_means}}{{/is_token}}{{^is_token}}{{t.link_means}}{{/is_token}}</p></div>{{/link}}
    <ul class="cases">{{#accounts}}<li class="case"><h2><bdi>{{name}}</bdi> <small><code dir="ltr">{{login}}</code> · {{state}}</small></h2>
    <p>{{roles}}{{#away}} · <strong>{{away}}</strong>{{/away}}</p><p class="hint">{{t.staff_id}} <code dir="ltr">{{staff}}</code> · {{t.second_factor}}: {{factor}} · {{t.sessions}}: {{sessions}}</p>
    <details class="act"><summary>{{t.change}} <span class="hidden">{{login}}</span></summary>
    <form method="post" action="/house/accounts/{{login}}/roles">{{>token}}<fieldset><legend>{{t.roles}}</legend>{{#choices}}<p class="tick"><input type="checkbox" id="{{login}}-{{id}}" name="role" value="{{id}}"{{#chosen}} checked{{/chosen}}><label for="{{login}}-{{id}}">{{name}}</label></p>{{/choices}}</fieldset><p><button class="small">{{t.save_roles}}</button></p></form>
    {{#is_machine}}<form method="post" action="/house/accounts/{{login}}/token">{{>token}}<fieldset><legend>{{t.token_may}}</legend>{{#rights}}<p class="tick"><input type="checkbox" id="{{login}}-may-{{id}}" name="may" value="{{id}}"><label for="{{login}}-may-{{id}}">{{name}}</label></p>{{/rights}}</fieldset>
    <p><label for="{{login}}-days">{{t.token_days}}</label><input id="{{login}}-days" name="days" value="90" inputmode="numeric" maxlength="3" required></p>
    <p><button class="small">{{t.new_token}}</button> <span class="hint">{{t.new_token_means}}</span></p></form>{{/is_machine}}
    {{^is_machine}}<form method="post" action="/house/accounts/{{login}}/user" class="narrow">{{>token}}<p><label for="{{login}}-user">{{t.system_user}}</label> <span class="hint" id="{{login}}-user-hint">{{t.system_user_hint}}</span><input id="{{login}}-user" name="uid" value="{{user}}" inputmode="numeric" maxlength="10" autocomplete="off" aria-describedby="{{login}}-user-hint"></p><p><button class="small">{{t.system_user_bind}}</button></p></form>{{/is_machine}}
    {{^is_machine}}<form method="post" action="/house/accounts/{{login}}/absence" class="narrow">{{>token}}<p><label for="{{login}}-from">{{t.away_from}}</label><input id="{{login}}-from" name="from" type="date" value="{{from}}"></p><p><label for="{{login}}-to">{{t.away_to}}</label> <span class="hint" id="{{login}}-to-hint">{{t.away_hint}}</span><input id="{{login}}-to" name="to" type="date" value="{{to}}" aria-describedby="{{login}}-to-hint"></p><p><button class="small">{{t.away_save}}</button></p></form>{{/is_machine}}
    {{^is_machine}}<form method="post" action="/house/accounts/{{login}}/link">{{>token}}<p><button class="small">{{t.new_link}}</button> <span class="hint">{{t.new_link_means}}</span></p></form>{{/is_machine}}
    {{#has_provider}}<form method="post" action="/house/accounts/{{login}}/openid" class="narrow">{{>token}}<p><label for="{{login}}-subject">{{t.openid_subject}}</label> <span class="hint" id="{{login}}-subject-hint">{{t.openid_subject_hint}}</span><input id="{{login}}-subject" name="subject" value="{{subject}}" maxlength="255" autocapitalize="none" spellcheck="false" autocomplete="off" aria-describedby="{{login}}-subject-hint"></p><p><button class="small">{{t.openid_bind}}</button></p></form>{{/has_provider}}
    {{#disabled}}<form method="post" action="/house/accounts/{{login}}/enable">{{>token}}<p><button class="small">{{t.enable}}</button></p></form>{{/disabled}}
    {{^disabled}}<form method="post" action="/house/accounts/{{login}}/disable">{{>token}}<p><button class="small">{{t.disable}}</button> <span class="hint">{{t.disable_means}}</span></p></form>{{/disabled}}
    </details></li>{{/accounts}}</ul>
    <h2>{{t.add_account}}</h2>
    <form method="post" action="/house/accounts" class="narrow">{{>token}}
    <p><label for="new-login">{{t.login}}</label> <span class="hint" id="new-login-hint">{{t.login_hint}}</span><input id="new-login" name="login" autocapitalize="none" spellcheck="false" autocomplete="off" aria-describedby="new-login-hint" maxlength="40" required></p>
    <p><label for="new-name">{{t.name}}</label><input id="new-name" name="name" autocomplete="off" maxlength="80" required></p>
    <fieldset><legend>{{t.roles}}</legend>{{#choices}}<p class="tick"><input type="checkbox" id="new-{{id}}" name="role" value="{{id}}"><label for="new-{{id}}">{{name}} <span class="hint">{{means}}</span></label></p>{{/choices}}</fieldset>
    <p class="tick"><input type="checkbox" id="new-machine" name="machine" value="yes"><label for="new-machine">{{t.is_machine}}</label></p>
    <p><button>{{t.add_account}}</button></p></form>
    {{/main}}{{/layout}}
    """#

  static let rules = #"""
    {{<layout}}{{$main}}
    <h1>{{title}}</h1>
    {{#problem}}<div class="error-summary" role="alert" tabindex="-1"><p><bdi>{{problem}}</bdi></p></div>{{/problem}}
    {{#is_done}}<p class="done" role="status">{{t.rules_done}}</p>{{/is_done}}
    <p>{{t.rules_mean}}</p>{{#is_proposed}}<p class="warning">{{t.rules_proposed}}</p>{{/is_proposed}}
    <form method="post" action="/house/rules">{{>token}}<input type="hidden" name="seen" value="{{seen}}">
    <p><label for="rules">policy.yaml</label><textarea id="rules" name="rules" rows="30" dir="ltr" spellcheck="false" class="code-text">
    {{rules}}</textarea></p>
    {{#asks_sure}}<p class="tick"><input type="checkbox" id="sure" name="sure" value="yes" required><label for="sure">{{t.moment_is_meant}}</label></p>{{/asks_sure}}
    <p><button>{{t.rules_save}}</button></p></form>
    <h2>{{t.backups}}</h2><p>{{t.backups_mean}}</p>
    {{/main}}{{/layout}}
    """#

  static let journal = #"""
    {{<layout}}{{$main}}
    <h1>{{t.journal_heading}}</h1>
    <p>{{t.journal_means}}</p>
    {{#proof}}<div class="box" role="status"><p><strong>{{proof}}</strong>{{#problem}} {{problem}}{{/problem}}</p><p class="hint">{{t.journal_head}} <code dir="ltr">{{head}}</code></p></div>{{/proof}}
    <form method="get" class="filter"><p><label for="who">{{t.who}}</label><input id="who" name="who" value="{{who}}"></p><p><label for="what">{{t.what}}</label><input id="what" name="what" value="{{what}}"></p>
    <p><button>{{t.filter}}</button></p><p><button name="prove" value="1" class="second">{{t.prove}}</button></p></form>
    {{#has_entries}}<div class="wide"><table><thead><tr><th scope="col">{{t.number}}</th><th scope="col">{{t.at}}</th><th scope="col">{{t.who}}</th><th scope="col">{{t.what}}</th><th scope="col">{{t.transfer}}</th><th scope="col">{{t.about}}</th><th scope="col">{{t.detail}}</th></tr></thead><tbody>
    {{#entries}}<tr><td>{{number}}</td><td>{{at}}</td><td><code dir="ltr">{{actor}}</code></td><td><code dir="ltr">{{action}}</code></td><td><code dir="ltr">{{transfer}}</code></td><td><code dir="ltr">{{subject}}</code></td><td><bdi dir="ltr">{{detail}}</bdi></td></tr>
    {{/entries}}</tbody></table></div>{{/has_entries}}
    {{^has_entries}}<p>{{t.journal_nothing}}</p>{{/has_entries}}
    {{/main}}{{/layout}}
    """#

  static let health = #"""
    {{<layout}}{{$main}}
    <h1>{{t.health_heading}}</h1>
    {{#said}}<p class="{{#failed}}warning{{/failed}}{{^failed}}done{{/failed}}" role="status">{{said}}</p>{{/said}}
    {{#all_well}}<p class="done">{{t.all_well}}</p>{{/all_well}}{{^all_well}}<p class="warning"><strong>{{not_well}}</strong></p>{{/all_well}}
    <ul class="health">{{#lines}}<li class="{{level}}"><strong>{{word}}</strong> {{what}}{{#advice}}<br><span class="hint">{{advice}}</span>{{/advice}}{{#href}}<br><a href="{{href}}">{{page}}</a>{{/href}}</li>{{/lines}}</ul>
    {{#has_ways}}<h2 id="ways">{{t.ways}}</h2>
    <ul class="health">{{#ways}}<li class="{{level}}"><strong>{{name}}</strong> {{state}}{{#since}} {{since}}{{/since}}{{#waiting}} · {{waiting}}{{/waiting}}{{#aside}} · {{aside}}{{/aside}}{{#why}}<br><span class="hint" dir="ltr">{{why}}</span>{{/why}}
    <form method="post" action="/house/ways/{{lane}}/test">{{>token}}<p><button class="small" aria-label="{{t.way_try}}: {{name}}">{{t.way_try}}</button></p></form>
    {{#is_ill}}<form method="post" action="/house/ways/{{lane}}/resume">{{>token}}<p><button class="small" aria-label="{{t.way_again}}: {{name}}">{{t.way_again}}</button></p></form>{{/is_ill}}</li>{{/ways}}</ul>{{/has_ways}}
    {{/main}}{{/layout}}
    """#
}
