#include "web/routes/public/visit.h"

#include "web/routes/api/packages.h"
#include "web/routes/public/notice.h"

namespace web::posting {
namespace {

// Whose notices they are: the package that keeps the register.
api::Words publisher(const api::Reading& reading) {
  for (const engine::package::Package* package : api::packages_in(*reading.snapshot)) {
    if (package->find_register(kNotices) != nullptr) return api::words_of(package->name);
  }
  return {};
}

// The same page in the other language.
std::string in_other_language(const Visit& visit) {
  std::string link(visit.reading.request.path());
  link += visit.words.is_english() ? "?lang=zh-CN" : "?lang=en";
  return link;
}

Html head(const Visit& visit, const std::string& title, Indexed indexed) {
  Html html;
  html << "<!doctype html>\n<html lang=\"" << visit.words.tag()
       << "\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  if (indexed == Indexed::kNo) html << "<meta name=\"robots\" content=\"noindex\">\n";
  html << "<title>" << title << " - " << visit.words.of(publisher(visit.reading))
       << "</title>\n<link rel=\"icon\" href=\"/favicon.svg\">\n"
          "<link rel=\"stylesheet\" href=\"/posting/posting.css\">\n</head>\n";
  return html;
}

Html header(const Visit& visit) {
  const PageWords& words = visit.words;
  Html html;
  html << "<a class=\"skip\" href=\"#content\">" << words.say("skip")
       << "</a>\n<header class=\"top\"><div class=\"column\"><a class=\"home\" href=\""
       << visit.link("/posting") << "\">" << words.of(publisher(visit.reading)) << " "
       << words.say("notices") << "</a>\n<nav aria-label=\"" << words.say("notices")
       << "\"><a href=\"" << visit.link("/posting") << "\">" << words.say("allNotices")
       << "</a> <a href=\"" << visit.link("/posting/receipt") << "\">" << words.say("findReceipt")
       << "</a> <a href=\"" << in_other_language(visit) << "\" lang=\"";
  if (words.is_english()) {
    html << "zh-CN";
  } else {
    html << "en";
  }
  html << "\">" << words.say("language") << "</a></nav></div></header>\n";
  return html;
}

}  // namespace

Visit::Visit(Services& services, const Request& request)
    : reading(services, request),
      words(PageWords::in(language_of(request))),
      today(reading.working_time().day_of(reading.now)) {}

std::string Visit::link(std::string_view path) const {
  std::string link(path);
  if (reading.request.query("lang")) link.append("?lang=").append(words.tag());
  return link;
}

std::string path_of_notice(std::string_view id) {
  return "/posting/" + url_part(id);
}

std::string path_of_receipt(std::string_view number) {
  return "/posting/receipt/" + url_part(number);
}

Response frame(const Visit& visit, const std::string& title, const Html& content, Indexed indexed,
               Status status) {
  Html html;
  html << head(visit, title, indexed) << "<body>\n"
       << header(visit) << "<main class=\"column\" id=\"content\">\n"
       << content << "</main>\n<footer class=\"foot\"><div class=\"column\"><p>"
       << visit.words.say("footer") << "</p></div></footer>\n</body>\n</html>\n";
  Response response = public_page(html.written()).with(status);
  if (indexed == Indexed::kYes) return response;
  return std::move(response).with("X-Robots-Tag", "noindex");
}

}  // namespace web::posting
