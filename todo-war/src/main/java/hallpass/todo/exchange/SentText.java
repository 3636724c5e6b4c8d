package hallpass.todo.exchange;

import hallpass.resource.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text that a client sends, in the charset that its byte order mark or the Content-Type says, or in UTF-8. No byte
 * that isn't of that charset is read as U+FFFD.
 */
final class SentText {
    private static final int MARK = 4; // bytes that tell the charset
    private static final int PART = 1 << 13; // characters

    /** Programs that say one of these often mean the last one, which has more letters. */
    private static final Set<String> WESTERN = Set.of("iso-8859-1", "latin1", "windows-1252");

    private final InputStream body;
    private final Charset charset;

    private SentText(InputStream body, Charset charset) {
        this.body = body;
        this.charset = charset;
    }

    /**
     * @param charset as the Content-Type says; null if it says none
     * @throws ProblemException 400 if it is one that can't be read
     */
    static SentText of(InputStream body, @Nullable String charset) {
        Charset said = charset == null ? StandardCharsets.UTF_8 : named(charset);
        BufferedInputStream marked = new BufferedInputStream(body);
        marked.mark(MARK);
        byte[] begin = new byte[MARK];
        int length = 0;
        for (int read = 0; read >= 0 && length < MARK; length += Math.max(0, read)) {
            byte[] more = new byte[MARK - length];
            read = read(marked, more);
            System.arraycopy(more, 0, begin, length, Math.max(0, read));
        }
        try {
            marked.reset();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new SentText(marked, fromBegin(begin, said));
    }

    /** A calendar, a table and JSON all begin with an ASCII character, so a zero byte tells of UTF-16. */
    private static Charset fromBegin(byte[] begin, Charset said) {
        int first = begin[0] & 0xFF;
        int second = begin[1] & 0xFF;
        if (first == 0xFE && second == 0xFF || first == 0 && second != 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xFF && second == 0xFE || first != 0 && second == 0 && begin[2] != 0) {
            return StandardCharsets.UTF_16LE;
        }
        return first == 0xEF && second == 0xBB && (begin[2] & 0xFF) == 0xBF ? StandardCharsets.UTF_8 : said;
    }

    /** The bytes in UTF-8, which are not checked if they are said to be in it. */
    InputStream utf8() {
        return charset.equals(StandardCharsets.UTF_8) ? body : strict();
    }

    /** The bytes in UTF-8, checked; without the byte order mark. */
    InputStream strict() {
        return new Recoded(body, charset);
    }

    private static Charset named(String name) {
        String plain = name.replace("\"", "").strip();
        try {
            return WESTERN.contains(plain.toLowerCase(Locale.ROOT))
                    ? Charset.forName("windows-1252")
                    : Charset.forName(plain);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw ProblemException.badRequest("The charset of the Content-Type is not known. Send the file in UTF-8.");
        }
    }

    /** @throws ProblemException 400 if the client stops sending, or if the bytes are not of the charset */
    static int read(InputStream body, byte[] part) {
        try {
            return body.read(part);
        } catch (CharacterCodingException other) {
            throw otherCharset();
        } catch (IOException cut) {
            throw ProblemException.badRequest("The body did not arrive.");
        }
    }

    static ProblemException otherCharset() {
        return ProblemException.badRequest(
                "The file is not in the charset that its Content-Type says, or not in" + " UTF-8 if that says none.");
    }

    /** Decodes and encodes again, part by part. */
    private static final class Recoded extends InputStream {
        private final Reader reader;
        private final char[] characters = new char[PART];
        private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);
        private boolean begun;
        private int kept; // half of a surrogate pair at the end of the part before

        Recoded(InputStream body, Charset charset) {
            reader = new InputStreamReader(body, charset.newDecoder()); // it reports what it can't decode
        }

        @Override
        public int read() throws IOException {
            return fill() ? part.read() : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return fill() ? part.read(bytes, offset, length) : -1;
        }

        private boolean fill() throws IOException {
            while (part.available() == 0) {
                int read = reader.read(characters, kept, PART - kept);
                if (read < 0) {
                    return false;
                }
                int length = kept + read;
                int from = begun || characters[0] != '\uFEFF' ? 0 : 1;
                begun = true;
                kept = Character.isHighSurrogate(characters[length - 1]) ? 1 : 0;
                String text = new String(characters, from, length - from - kept);
                part = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                characters[0] = characters[length - 1];
            }
            return true;
        }
    }
}
