#include <algorithm>

#include "web/routes/public/pages.h"
#include "web/routes/public/period.h"

namespace web::posting {
namespace {

Html search_form(const Visit& visit, const std::string& query) {
  Html html;
  html << "<form class=\"search\" method=\"get\" action=\"/posting\"><div><label for=\"q\">"
       << visit.words.say("keyword")
       << "</label><input class=\"input\" id=\"q\" name=\"q\" maxlength=\"100\" value=\"" << query
       << "\"></div>";
  if (visit.reading.request.query("lang")) {
    html << "<input type=\"hidden\" name=\"lang\" value=\"" << visit.words.tag() << "\">";
  }
  html << "<button class=\"button plain\">" << visit.words.say("find") << "</button></form>\n";
  return html;
}

Html state(const Visit& visit, const Notice& notice) {
  const PageWords& words = visit.words;
  Html html;
  if (!notice.is_open) {
    html << "<span class=\"state off\">" << words.say("ended") << "</span>";
  } else if (notice.ends_on < visit.today) {
    html << "<span class=\"state off\">" << words.say("over") << "</span>";
  } else {
    const auto period = parts_of_period(visit.reading.working_time().calendar(),
                                        notice.published_on, notice.ends_on);
    html << "<span class=\"state on\">" << words.count("left", days_left(period, visit.today))
         << "</span>";
  }
  return html;
}

Html about(const Visit& visit, const Notice& notice) {
  const PageWords& words = visit.words;
  const std::string gap = words.is_english() ? ", " : "，";
  Html html;
  html << words.say("period",
                    {{"from", text_of(notice.published_on)}, {"to", text_of(notice.ends_on)}})
       << gap << words.count("persons", notice.person_count);
  if (notice.is_open) return html;
  html << gap;
  if (notice.objections == 0) {
    html << words.say("noObjections");
  } else {
    html << words.count("objections", notice.objections);
  }
  html << gap << words.say("withdrawn");
  return html;
}

Html listed(const Visit& visit, const std::vector<Notice>& shown, bool is_open,
            const std::string& nothing) {
  Html items;
  std::int64_t number = 0;
  for (const Notice& notice : shown) {
    if (notice.is_open != is_open) continue;
    ++number;
    items << "<li><h3><a href=\"" << visit.link(path_of_notice(notice.id)) << "\">"
          << visit.words.say("title", {{"post", notice.post}}) << "</a></h3><p>"
          << state(visit, notice) << "</p><p class=\"about\">" << about(visit, notice)
          << "</p></li>\n";
  }
  Html html;
  html << "<h2>" << visit.words.say(is_open ? "open" : "past", {{"count", std::to_string(number)}})
       << "</h2>\n";
  if (number == 0) {
    html << "<p>" << nothing << "</p>\n";
  } else {
    html << "<ul class=\"list\">\n" << items << "</ul>\n";
  }
  return html;
}

}  // namespace

Response list_page(const Visit& visit, const std::string& query) {
  const PageWords& words = visit.words;
  const std::vector<Notice> shown = notices(visit.reading, query);
  const std::string none = words.say("noneFound", {{"query", query}});
  Html html;
  html << "<h1>" << words.say("notices") << "</h1>\n<p class=\"lead\">" << words.say("listLead")
       << "</p>\n"
       << search_form(visit, query)
       << listed(visit, shown, true, query.empty() ? words.say("noneOpen") : none)
       << listed(visit, shown, false, query.empty() ? words.say("nonePast") : none);
  return frame(visit, words.say("notices"), html, Indexed::kYes);
}

}  // namespace web::posting
