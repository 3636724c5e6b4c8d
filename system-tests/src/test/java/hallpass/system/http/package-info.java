/** A small language to send requests and to check answers. Every answer is also searched for leaks. */
package hallpass.system.http;
