package hallpass.auth.page;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What every template can ask for. */
public final class Frame {

    /** The parameter that asks for a language (OpenID Connect Core section 3.1.2.1). */
    static final String UI_LOCALES = "ui_locales";

    private final Texts texts;
    private final Brand brand;
    private final String context;
    private final @Nullable String query;
    private final UnaryOperator<String> tokens;

    /**
     * @param context the path of this application, {@code /auth}
     * @param query of the request, as it came; null for none
     * @param tokens gives the token of a form by its name
     */
    Frame(Texts texts, Brand brand, String context, @Nullable String query, UnaryOperator<String> tokens) {
        this.texts = texts;
        this.brand = brand;
        this.context = context;
        this.query = query;
        this.tokens = tokens;
    }

    public String language() {
        return texts.language();
    }

    public String text(String key, Object... values) {
        return texts.text(key, values);
    }

    public boolean hasText(String key) {
        return texts.has(key);
    }

    public Brand brand() {
        return brand;
    }

    /** @return whether the brand's style sheet says anything */
    public boolean hasBrandStyle() {
        return brand.colour() != null;
    }

    /** The address of another page or of the same one, with the query as it came: it holds what the client asks. */
    public String to(String page) {
        return context + "/" + page + (query == null ? "" : "?" + query);
    }

    /** The address of a page, with nothing of the query but the language: it may hold the token of a mailed link. */
    public String plain(String page) {
        boolean asksForLanguage = Fields.lenient(query).find(UI_LOCALES).isPresent();
        return context + "/" + page + (asksForLanguage ? "?" + UI_LOCALES + "=" + language() : "");
    }

    public String asset(String file) {
        String tag = Asset.find(file, brand).map(Asset::tag).orElseThrow(() -> new IllegalArgumentException(file));
        return context + "/assets/" + file + "?v=" + tag;
    }

    /** The token of a form, for its hidden field {@code form_token}. */
    public String token(String form) {
        return tokens.apply(form);
    }
}
