/*
 * Elasticsearch does not start if a process may open fewer than 65,535 files, as soon as it is in a network. Containers
 * may open more. The machine that runs the tests may not, and not even root may raise its limit: this library, loaded
 * before others, states the limit of a container.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/resource.h>

#define LIMIT 1048576

int getrlimit(__rlimit_resource_t resource, struct rlimit *limit) {
  int (*next)(__rlimit_resource_t, struct rlimit *) = dlsym(RTLD_NEXT, "getrlimit");
  int result = next(resource, limit);
  if (result == 0 && resource == RLIMIT_NOFILE) limit->rlim_cur = limit->rlim_max = LIMIT;
  return result;
}
