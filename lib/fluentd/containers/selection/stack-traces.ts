import type { ContainerPattern } from './selection';

/** A language, by the form of its stack traces. */
export enum TraceLanguage {
  /** Java, and every language of its virtual machine, such as Kotlin and Scala. */
  JAVA = 'java',
  /** JavaScript and TypeScript. */
  JAVASCRIPT = 'js',
  /** C# and other languages of .NET. */
  CSHARP = 'csharp',
  /** Python. */
  PYTHON = 'python',
  /** Go. */
  GO = 'go',
  /** Ruby. */
  RUBY = 'ruby',
  /** Dart. */
  DART = 'dart',
  /** PHP. */
  PHP = 'php',
}

/** Stack traces that are joined into one document each. */
export interface StackTraceOptions {
  /**
   * The containers whose stack traces are joined.
   * @default - all
   */
  readonly containers?: ContainerPattern[];

  /**
   * The languages of the traces.
   * @default - all
   */
  readonly languages?: TraceLanguage[];
}
