#include "web/cli/cli.h"

int main(int argc, char** argv) {
  return web::run_cli(argc, argv);
}
