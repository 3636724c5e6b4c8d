package hallpass.resource.service;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** A body of text of at most so many bytes; a longer one fails the exchange as soon as it is. */
public final class BoundedBody implements BodySubscriber<String> {

    private final BodySubscriber<String> text;
    private @Nullable Subscription subscription;
    private long left;

    public BoundedBody(long maxBytes) {
        this(maxBytes, StandardCharsets.UTF_8);
    }

    public BoundedBody(long maxBytes, Charset charset) {
        this.left = maxBytes;
        this.text = BodySubscribers.ofString(charset);
    }

    @Override
    public CompletionStage<String> getBody() {
        return text.getBody();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        text.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        left -= buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (left >= 0) {
            text.onNext(buffers);
        } else if (subscription != null) {
            subscription.cancel();
            text.onError(new IOException("the body is too large"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        text.onError(failure);
    }

    @Override
    public void onComplete() {
        text.onComplete();
    }
}
