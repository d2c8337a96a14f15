/** Formats of log lines of the cluster's own programs, by the names the tables use. */

/** Salt's minion. */
export const SALT = '^(?<time>[^ ]* [^ ,]*)[^\\[]*\\[[^\\]]*\\]\\[(?<severity>[^ \\]]*) *\\] (?<message>.*)$';

/**
 * The docker daemon. The `$` before `<status_code>` is a mistake of the add-on and is kept: the code is never captured.
 */
export const DOCKER_DAEMON =
  '^time="(?<time>[^)]*)" level=(?<severity>[^ ]*) msg="(?<message>[^"]*)"( err="(?<error>[^"]*)")?( statusCode=($<status_code>\\d+))?';

/** The first line of a message of glog, which Kubernetes' own programs write. */
export const GLOG_FIRST_LINE = '^\\w\\d{4}';

/** A message of glog. */
export const GLOG = '^(?<severity>\\w)(?<time>\\d{4} [^\\s]*)\\s+(?<pid>\\d+)\\s+(?<source>[^ \\]]+)\\] (?<message>.*)';

/** Formats of times. */
export const TIME_DOCKER = '%Y-%m-%dT%H:%M:%S.%NZ';
export const TIME_GLOG = '%m%d %H:%M:%S.%N';
export const TIME_SALT = '%Y-%m-%d %H:%M:%S';
