package hallpass.auth.imports;

import hallpass.resource.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The text of a file, in UTF-8. Its reader asks for a new part at each user, and no part may be longer than
 * {@link #MAX_PART}: so a file cannot fill the memory, whatever stands in it.
 */
final class BoundedText extends Reader {

    /** Characters, more or less: parsers read some more than they need. */
    static final int MAX_PART = 1 << 18;

    private static final int MARK = '\uFEFF';

    private final Reader text;
    private boolean begun;
    private int left = MAX_PART;

    BoundedText(InputStream body) {
        text = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
    }

    void nextPart() {
        left = MAX_PART;
    }

    /** @throws ProblemException 400 if the part is too long, or the bytes are not UTF-8 */
    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (left <= 0) {
            throw ProblemException.badRequest(
                    "A user or a value in the file is longer than " + MAX_PART + " characters.");
        }
        int most = Math.min(length, left);
        int read = decoded(buffer, offset, most);
        if (!begun && read > 0) {
            begun = true;
            if (buffer[offset] == MARK) {
                System.arraycopy(buffer, offset + 1, buffer, offset, read - 1);
                read = read == 1 ? decoded(buffer, offset, most) : read - 1;
            }
        }
        left -= Math.max(0, read);
        return read;
    }

    private int decoded(char[] buffer, int offset, int length) throws IOException {
        try {
            return text.read(buffer, offset, length);
        } catch (CharacterCodingException other) {
            throw ProblemException.badRequest("The file is not in UTF-8.");
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
