#include "web/routes/public/objection_form.h"
#include "web/routes/public/pages.h"
#include "web/routes/public/period.h"

namespace web::posting {
namespace {

Html fact(const std::string& name, const Html& value) {
  Html html;
  if (value.written().empty()) return html;
  html << "<dt>" << name << "</dt><dd>" << value << "</dd>\n";
  return html;
}

Html fact(const std::string& name, const std::string& value) {
  Html text;
  text << value;
  return fact(name, text);
}

// A number to call where it is one.
Html phone(const std::string& hotline) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::string_view kAllowed = "0123456789 -+()";
  Html html;
  const bool is_number = hotline.find_first_of(kDigits) != std::string::npos &&
                         hotline.find_first_not_of(kAllowed) == std::string::npos;
  if (!is_number) return html << hotline;
  std::string digits;
  for (const char letter : hotline) {
    if (letter == '+' || kDigits.find(letter) != std::string_view::npos) digits += letter;
  }
  return html << "<a href=\"tel:" << digits << "\">" << hotline << "</a>";
}

Html state(const Visit& visit, const Notice& notice, const std::vector<PeriodPart>& period) {
  const PageWords& words = visit.words;
  Html html;
  if (!notice.is_open)
    return html << "<p><span class=\"state off\">" << words.say("ended") << "</span></p>\n";
  const std::int64_t left = days_left(period, visit.today);
  if (left == 0)
    return html << "<p><span class=\"state off\">" << words.say("over") << "</span></p>\n";
  return html << "<p><span class=\"state on\">" << words.count("left", left) << "</span></p>\n";
}

Html day(const Visit& visit, const PeriodPart& part, bool is_last) {
  const PageWords& words = visit.words;
  const std::string gap = words.is_english() ? ", " : "，";
  Html html;
  html << "<li class=\"";
  if (part.number == 0) {
    return html << "gap\"><b>"
                << words.say("gapPeriod", {{"from", text_of(part.from).substr(5)},
                                           {"to", text_of(part.to).substr(5)}})
                << "</b><span>" << words.say("gap") << "</span></li>\n";
  }
  const bool is_today = part.from == visit.today;
  if (is_today) html << "today\" aria-current=\"date";
  if (part.from < visit.today) html << "gone";
  html << "\"><b>" << text_of(part.from).substr(5) << "</b><span>"
       << words.say("dayNumber", {{"count", std::to_string(part.number)}});
  if (is_today) html << gap << words.say("today");
  if (part.is_made_up) html << gap << words.say("makeUp");
  if (is_last) html << gap << words.say("lastDay");
  return html << "</span></li>\n";
}

// The working days with the days off between them.
Html strip(const Visit& visit, const Notice& notice, const std::vector<PeriodPart>& period) {
  Html html;
  html << "<ol class=\"days\" aria-label=\"" << visit.words.count("days", notice.days) << "\">\n";
  for (const PeriodPart& part : period) html << day(visit, part, part.to == notice.ends_on);
  return html << "</ol>\n";
}

Html persons(const Visit& visit, const Notice& notice) {
  const PageWords& words = visit.words;
  Html html;
  html << "<p class=\"text\">" << words.say("lead", {{"post", notice.post}}) << "</p>\n<h2>"
       << words.say("personsHeading") << "</h2>\n";
  for (const PostedPerson& person : notice.persons) {
    html << "<dl class=\"facts\">\n"
         << fact(words.say("name"), person.name) << fact(words.say("gender"), person.gender)
         << fact(words.say("birthMonth"), person.birth_month)
         << fact(words.say("education"), person.education) << fact(words.say("post"), notice.post)
         << "</dl>\n";
  }
  return html;
}

Html channels(const Visit& visit, const Notice& notice) {
  Html html;
  bool is_first = true;
  for (const api::Words& channel : notice.channels) {
    if (!is_first && visit.words.is_english()) html << ", ";
    if (!is_first && !visit.words.is_english()) html << "、";
    is_first = false;
    html << visit.words.of(channel);
  }
  return html;
}

Html facts(const Visit& visit, const Notice& notice) {
  const PageWords& words = visit.words;
  Html html;
  html << "<h2>" << words.say("noticeHeading") << "</h2>\n<dl class=\"facts\">\n"
       << fact(words.say("number"), notice.id);
  if (!notice.is_open) html << fact(words.say("post"), notice.post);
  html << fact(words.say("publishedOn"), text_of(notice.published_on))
       << fact(words.say("endsOn"), text_of(notice.ends_on));
  if (notice.is_open) {
    html << fact(words.say("channels"), channels(visit, notice));
  } else {
    html << fact(words.say("closedOn"), notice.closed_on)
         << fact(words.say("personCount"), words.count("persons", notice.person_count))
         << fact(words.say("objectionCount"), notice.objections == 0
                                                  ? words.say("noObjections")
                                                  : words.count("objections", notice.objections));
  }
  return html << fact(words.say("hotline"), phone(notice.hotline)) << "</dl>\n";
}

Html objection(const Visit& visit, const Notice& notice, const Refused* refused) {
  const PageWords& words = visit.words;
  Html html;
  html << "<section class=\"objection\"><h2 id=\"objection\">" << words.say("objectHeading")
       << "</h2>\n";
  if (!notice.is_open) {
    return html << "<p>" << words.say("closedHow", {{"hotline", notice.hotline}})
                << "</p></section>\n";
  }
  html << "<p class=\"text\">" << words.say("objectLead") << "</p>\n<div class=\"inset\"><p>"
       << words.say("objectPhone", {{"hotline", notice.hotline}}) << "</p></div>\n";
  const auto door = objection_door(visit.reading);
  const bool is_open = door && api::door_of(visit.reading, *door->found.intake, notice.id).is_open;
  if (is_open) {
    html << objection_form(visit, *door, notice, refused);
  } else {
    html << "<p>" << words.say("notAwaited") << "</p>\n";
  }
  return html << "</section>\n";
}

}  // namespace

Response notice_page(const Visit& visit, const Notice& notice, const Refused* refused) {
  const auto period =
      parts_of_period(visit.reading.working_time().calendar(), notice.published_on, notice.ends_on);
  const std::string title = visit.words.say("title", {{"post", notice.post}});
  Html html;
  html << "<h1>" << title << "</h1>\n" << state(visit, notice, period);
  if (notice.is_open) html << strip(visit, notice, period) << persons(visit, notice);
  html << facts(visit, notice) << objection(visit, notice, refused);
  const bool runs = notice.is_open && visit.today <= notice.ends_on;
  return frame(visit, title, html, runs ? Indexed::kYes : Indexed::kNo,
               refused == nullptr ? Status::kOk : refused->status);
}

Response no_such_notice(const Visit& visit) {
  Html html;
  html << "<h1>" << visit.words.say("missingTitle") << "</h1>\n<p>" << visit.words.say("missing")
       << " <a href=\"" << visit.link("/posting") << "\">" << visit.words.say("allNotices")
       << "</a></p>\n";
  return frame(visit, visit.words.say("missingTitle"), html, Indexed::kNo, Status::kNotFound);
}

}  // namespace web::posting
