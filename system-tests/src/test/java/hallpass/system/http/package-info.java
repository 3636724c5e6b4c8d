/** A small language for asking over HTTP and judging what is answered. Every answer is also searched for leaks. */
package hallpass.system.http;
