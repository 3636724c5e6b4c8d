/** Requests that are wrong in form: body, media type, header, path. They are refused in the same way everywhere. */
package hallpass.system.request;
