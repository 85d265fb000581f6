#include "web/routes/application.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "web/embedded/embedded.h"
#include "web/http/json.h"
#include "web/routes/services.h"

namespace web {
namespace {

constexpr std::string_view kNoncePlace = "__CSP_NONCE__";
constexpr std::size_t kMaxInflated = std::size_t{32} * 1024 * 1024;

std::string_view content_type_of(std::string_view path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTypes = {{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".svg", "image/svg+xml"},
      {".woff2", "font/woff2"},
      {".png", "image/png"},
      {".md", "text/plain; charset=utf-8"},
  }};
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

const EmbeddedFile* find_file(const std::string& path) {
  const std::span<const EmbeddedFile> files = browser_application();
  const auto found = std::lower_bound(
      files.begin(), files.end(), std::string_view(path),
      [](const EmbeddedFile& file, std::string_view asked) { return file.path < asked; });
  return found != files.end() && found->path == path ? &*found : nullptr;
}

// For the rare client that takes no packed answer. Empty when the bytes are broken.
std::string inflate_gzip(std::string_view packed) {
  z_stream stream{};
  if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) return {};
  std::string in(packed);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  std::string out;
  std::array<char, 65536> chunk{};
  int status = Z_OK;
  while (status == Z_OK && out.size() < kMaxInflated) {
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = static_cast<uInt>(chunk.size());
    status = inflate(&stream, Z_NO_FLUSH);
    out.append(chunk.data(), chunk.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return status == Z_STREAM_END ? out : std::string();
}

bool takes(const Request& request, std::string_view coding) {
  const auto accepted = request.headers.find("Accept-Encoding");
  return accepted && accepted->find(coding) != std::string_view::npos;
}

Response file_answer(const Request& request, const std::string& path) {
  Response response;
  response.content_type = content_type_of(path);
  if (const EmbeddedFile* brotli = find_file(path + ".br"); brotli && takes(request, "br")) {
    response.lasting_body = brotli->bytes;
    return std::move(response).with("Content-Encoding", "br").with("Vary", "Accept-Encoding");
  }
  if (const EmbeddedFile* gzip = find_file(path + ".gz")) {
    if (takes(request, "gzip")) {
      response.lasting_body = gzip->bytes;
      return std::move(response).with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding");
    }
    response.body = inflate_gzip(gzip->bytes);
    return std::move(response).with("Vary", "Accept-Encoding");
  }
  if (const EmbeddedFile* plain = find_file(path)) {
    response.lasting_body = plain->bytes;
    return response;
  }
  return problem(not_found("there is no file " + path));
}

// GET /assets/{file*}: their names change with their content.
void asset(Services&, const Request& request, Reply reply) {
  Response response = file_answer(request, "assets/" + request.parameter("file"));
  if (response.status != Status::kOk) return reply(std::move(response));
  reply(std::move(response).with("Cache-Control", "public, max-age=31536000, immutable"));
}

void top_file(Services&, const Request& request, Reply reply) {
  Response response = file_answer(request, std::string(request.path().substr(1)));
  if (response.status != Status::kOk) return reply(std::move(response));
  reply(std::move(response).with("Cache-Control", "public, max-age=3600"));
}

bool is_api_path(std::string_view path) {
  path.remove_prefix(1);
  const std::string_view first = path.substr(0, path.find('/'));
  return first == "v2" || first == "api" || first == "oauth";
}

// GET of any other path: the application, with a nonce of its own.
void application_page(Services&, const Request& request, Reply reply) {
  const EmbeddedFile* index = find_file("index.html");
  if (index == nullptr || is_api_path(request.path())) {
    return reply(problem(not_found("there is nothing at this address")));
  }
  const std::string nonce = make_nonce();
  std::string html(index->bytes);
  for (std::size_t at = html.find(kNoncePlace); at != std::string::npos;
       at = html.find(kNoncePlace, at)) {
    html.replace(at, kNoncePlace.size(), nonce);
  }
  reply(page(std::move(html), nonce));
}

// GET /openapi.json
void document(Services& services, const Request&, Reply reply) {
  reply(json_text(services.openapi));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/openapi.json", document, Permission::kPublic, shows(FieldClass::kP0),
     answers_bytes("application/json")},
    {Method::kGet, "/assets/{file*}", asset, Permission::kPublic, shows(FieldClass::kP0),
     answers_bytes("application/octet-stream")},
    {Method::kGet, "/favicon.svg", top_file, Permission::kPublic, shows(FieldClass::kP0),
     answers_bytes("image/svg+xml")},
    {Method::kGet, "/manifest.json", top_file, Permission::kPublic, shows(FieldClass::kP0),
     answers_bytes("application/json")},
    {Method::kGet, "/licenses.md", top_file, Permission::kPublic, shows(FieldClass::kP0),
     answers_bytes("text/plain")},
    {Method::kGet, "/", application_page, Permission::kPublic, shows(FieldClass::kP0),
     answers_bytes("text/html")},
    {Method::kGet, "/{path*}", application_page, Permission::kPublic, shows(FieldClass::kP0),
     answers_bytes("text/html")},
};

}  // namespace

void mount_application(Router& router) {
  router.mount("", kRoutes);
}

}  // namespace web
