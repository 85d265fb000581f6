#include "web/auth/secret.h"
#include "web/routes/api/packages.h"
#include "web/routes/api/searching.h"
#include "web/routes/public/pages.h"

namespace web::posting {
namespace {

using engine::feel::Value;

// The record that was kept under a receipt number, and its register.
struct Kept {
  const engine::registers::Register* declared;
  Value record;
};

// The registers whose records have receipt numbers.
std::vector<const engine::registers::Register*> registers_with_receipts(
    const api::Reading& reading) {
  std::vector<const engine::registers::Register*> found;
  for (const engine::package::Package* package : api::packages_in(*reading.snapshot)) {
    for (const engine::registers::Register& declared : package->registers) {
      if (declared.find_field("receipt") != nullptr) found.push_back(&declared);
    }
  }
  return found;
}

std::optional<Kept> find_kept(const api::Reading& reading, const std::string& number) {
  for (const engine::registers::Register* declared : registers_with_receipts(reading)) {
    const auto rows = reading.queries
                          .records(api::search_for({api::equals("registerId", declared->id),
                                                    api::contains("value", number)}))
                          .rows;
    for (const engine::RegisterRecord& row : rows) {
      if (!row.value.is_context() || text_at(row.value, "receipt").empty()) continue;
      if (equal_secrets(text_at(row.value, "receipt"), number)) return Kept{declared, row.value};
    }
  }
  return std::nullopt;
}

bool is_closed(const Kept& kept) {
  return text_at(kept.record, "state") == "closed";
}

bool is_named(const Kept& kept) {
  const Value* named = kept.record.find("named");
  return named != nullptr && named->is_true();
}

// Where it stands: done, here, or ahead.
Html step(const PageWords& words, std::string_view name, bool is_done, bool is_here,
          const std::string& day) {
  Html html;
  html << "<li class=\"";
  if (is_done) html << "done";
  if (is_here) html << "here\" aria-current=\"step";
  html << "\">" << words.say(name);
  if (!day.empty()) html << " <span class=\"nowrap\">" << day << "</span>";
  if (!is_done && !is_here) {
    html << " <span class=\"hint\">" << words.say("notYet") << "</span>";
  }
  return html << "</li>\n";
}

Html steps(const PageWords& words, const Kept& kept) {
  const bool closed = is_closed(kept);
  Html html;
  html << "<h2>" << words.say("progress") << "</h2>\n<ol class=\"steps\">\n"
       << step(words, "received", true, false, text_at(kept.record, "on"))
       << step(words, "handling", closed, !closed, {})
       << step(words, "closed", false, closed, text_at(kept.record, "closedOn")) << "</ol>\n";
  return html;
}

Html answered(const Visit& visit, const Kept& kept, std::string_view field) {
  const std::string code = text_at(kept.record, field);
  Html html;
  if (code.empty()) return html;
  return html << "<dt>" << visit.words.say(field) << "</dt><dd>"
              << visit.words.of(words_of_code(visit.reading, kept.declared->id, field, code))
              << "</dd>\n";
}

// Finding and decision go to whoever gave a name, and nobody's name stands in them.
Html answer(const Visit& visit, const Kept& kept) {
  const PageWords& words = visit.words;
  Html html;
  html << "<h2>" << words.say("answer") << "</h2>\n";
  if (!is_named(kept)) return html << "<p>" << words.say("noAnswer") << "</p>\n";
  if (!is_closed(kept)) return html << "<p>" << words.say("answerLater") << "</p>\n";
  html << "<dl class=\"facts\">\n"
       << answered(visit, kept, "finding") << answered(visit, kept, "decision") << "</dl>\n";
  const std::string reply = text_at(kept.record, "reply");
  if (!reply.empty()) html << "<p class=\"text\">" << reply << "</p>\n";
  return html;
}

}  // namespace

Response receipt_question(const Visit& visit, const std::string& typed) {
  const PageWords& words = visit.words;
  Html html;
  html << "<h1>" << words.say("receiptTitle")
       << "</h1>\n<form method=\"get\" action=\"/posting/receipt\"><div class=\"field";
  if (!typed.empty()) html << " wrong";
  html << "\"><label for=\"number\">" << words.say("receiptAsk")
       << "</label><div id=\"about-number\"><p class=\"hint\">" << words.say("receiptHint")
       << "</p>";
  if (!typed.empty()) {
    html << "<p class=\"error\" role=\"alert\">" << words.say("receiptUnknown") << "</p>";
  }
  html << "</div><input class=\"input\" id=\"number\" name=\"number\" maxlength=\"40\" "
          "autocomplete=\"off\" aria-describedby=\"about-number\" value=\""
       << typed << "\"></div>\n";
  if (visit.reading.request.query("lang")) {
    html << "<input type=\"hidden\" name=\"lang\" value=\"" << words.tag() << "\">";
  }
  html << "<p class=\"field\"><button class=\"button\">" << words.say("find")
       << "</button></p></form>\n";
  return frame(visit, words.say("receiptTitle"), html, Indexed::kNo,
               typed.empty() ? Status::kOk : Status::kNotFound);
}

Response receipt_page(const Visit& visit, const std::string& number) {
  const std::string known = receipt_number_of(number);
  const auto kept = known.empty() ? std::nullopt : find_kept(visit.reading, known);
  if (!kept) return receipt_question(visit, number);
  const PageWords& words = visit.words;
  Html html;
  html << "<h1>" << words.say("receiptTitle") << "</h1>\n<p>" << words.say("receiptNumber")
       << "</p>\n<p class=\"number\">" << known << "</p>\n<p class=\"text\">"
       << words.say("receiptKeep") << "</p>\n"
       << steps(words, *kept) << answer(visit, *kept);
  return frame(visit, words.say("receiptTitle"), html, Indexed::kNo);
}

}  // namespace web::posting
