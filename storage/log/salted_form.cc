#include "storage/log/salted_form.h"

#include <charconv>

#include "storage/log/base64.h"
#include "storage/log/canonical_json.h"

namespace storage {
namespace {

// Walks over JSON text that this program has written itself: finds where a value ends, and says no
// where brackets or quotes do not fit. What stands inside is checked by whoever reads the value.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool done() const { return at_ == text_.size(); }

  bool take(char letter) {
    if (done() || text_[at_] != letter) return false;
    ++at_;
    return true;
  }

  bool integer(std::int64_t& value) {
    const char* begin = text_.data() + at_;
    const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
    if (error != std::errc{}) return false;
    at_ += static_cast<std::size_t>(end - begin);
    return true;
  }

  // The next value up to the ',' or ']' behind it; empty if there is none.
  std::string_view value() {
    const std::size_t start = at_;
    int depth = 0;
    for (; !done(); ++at_) {
      const char letter = text_[at_];
      if (letter == '"') {
        if (!skip_string()) return {};
      } else if (letter == '[' || letter == '{') {
        ++depth;
      } else if (depth == 0 && (letter == ',' || letter == ']' || letter == '}')) {
        break;
      } else if (letter == ']' || letter == '}') {
        --depth;
      }
    }
    return depth == 0 ? text_.substr(start, at_ - start) : std::string_view{};
  }

 private:
  // From the opening quote to the closing one.
  bool skip_string() {
    for (++at_; !done(); ++at_) {
      if (text_[at_] == '"') return true;
      if (text_[at_] == '\\') ++at_;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

bool read_form(std::string_view form, SaltedForm& into) {
  Cursor cursor(form);
  if (!cursor.take('[') || cursor.value().empty() || !cursor.take(',')) return false;
  into.form = form;
  into.path_json = cursor.value();
  if (into.path_json.empty() || !cursor.take(',')) return false;
  into.value = cursor.value();
  return !into.value.empty() && cursor.take(']') && cursor.done();
}

}  // namespace

void append_salted_form(std::string& out, const Salt& salt, const PrivateValue& value) {
  out += "[\"";
  append_base64url(out, {reinterpret_cast<const char*>(salt.data()), salt.size()});
  out += "\",";
  append_json_string(out, value.path);
  out += ',';
  out += value.value;
  out += ']';
}

Hash digest_of(std::string_view salted_form, Hasher& hasher) {
  std::string text;
  append_base64url(text, salted_form);
  return hasher.hash(text);
}

void append_to_disclosure(std::string& text, std::int64_t n, std::string_view salted_form) {
  text += text.empty() ? "[[" : ",[";
  append_json_integer(text, n);
  text += ',';
  text += salted_form;
  text += ']';
}

void close_disclosure(std::string& text) {
  text += text.empty() ? "[]" : "]";
}

std::optional<std::vector<SaltedForm>> read_disclosure(std::string_view text) {
  std::vector<SaltedForm> forms;
  Cursor cursor(text);
  if (!cursor.take('[')) return std::nullopt;
  if (cursor.take(']')) return cursor.done() ? std::optional(forms) : std::nullopt;
  do {
    SaltedForm form;
    if (!cursor.take('[') || !cursor.integer(form.n) || !cursor.take(',') ||
        !read_form(cursor.value(), form) || !cursor.take(']')) {
      return std::nullopt;
    }
    forms.push_back(form);
  } while (cursor.take(','));
  if (!cursor.take(']') || !cursor.done()) return std::nullopt;
  return forms;
}

}  // namespace storage
