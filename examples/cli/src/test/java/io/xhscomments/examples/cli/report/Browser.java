package io.xhscomments.examples.cli.report;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real browser, without a window: one for all tests of a run. It is whatever Chromium the machine has; where there is
 * none, the tests say so and are skipped. Nothing is downloaded.
 */
final class Browser implements BeforeAllCallback, BeforeEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Browser.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern REQUEST = Pattern.compile(
            "\"method\":\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]*)\"", Pattern.DOTALL);

    private ChromeDriver driver;

    /** The session; it ends with the run. */
    private record Session(ChromeDriver driver) implements AutoCloseable {
        @Override
        public void close() {
            driver.quit();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        driver = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Session.class, type -> new Session(start()), Session.class)
                .driver();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        driver.get("about:blank");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "Asia/Shanghai"));
        speaks("en-US");
        size(1280, 900);
        console();
        requests();
    }

    private static ChromeDriver start() {
        Optional<Path> chromium = onPath("chromium").or(() -> onPath("google-chrome"));
        Optional<Path> chromedriver = onPath("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            System.out.println(
                    "Browser tests skipped: there is no chromium, or no chromedriver, on this machine's PATH");
            abort("There is no chromium, or no chromedriver, on this machine's PATH");
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable("browser", Level.ALL);
        logs.enable("performance", Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.setPageLoadStrategy(PageLoadStrategy.NORMAL);
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--no-proxy-server");
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                        .build(),
                options);
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Shows a page, and waits until it has drawn itself. */
    void open(Path page) {
        driver.get(page.toUri().toString());
        until("return document.documentElement.dataset.ready !== undefined");
    }

    /** How wide and high the window is, in the pixels of CSS. */
    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 700));
    }

    /** What the reader's system prefers. */
    void prefers(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", "", "features", List.of(Map.of("name", feature, "value", value))));
    }

    /** What the reader's browser speaks. */
    void speaks(String language) {
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride", Map.of("userAgent", "test", "acceptLanguage", language));
    }

    /** A developer tool's command. */
    Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    Object run(String script, Object... args) {
        return driver.executeScript(script, args);
    }

    /** The response of a script that calls its last argument when it has it. */
    Object await(String script) {
        driver.manage().timeouts().scriptTimeout(TIMEOUT);
        return driver.executeAsyncScript(script);
    }

    void until(String script) {
        new WebDriverWait(driver, TIMEOUT, Duration.ofMillis(20))
                .withMessage(script)
                .until(browser -> Boolean.TRUE.equals(driver.executeScript(script)));
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The texts of what is there, as they are in the document. */
    @SuppressWarnings("unchecked")
    List<String> texts(String selector) {
        return (List<String>)
                run("return Array.from(document.querySelectorAll(arguments[0]), each => each.textContent)", selector);
    }

    /** Where the keyboard is. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** What the console said since this was asked last. */
    List<String> console() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /**
     * What was asked for since this was asked last, be it responded or not, beyond the file itself and what is written
     * in it, or in the browser.
     */
    List<String> requests() {
        return driver.manage().logs().get("performance").getAll().stream()
                .map(LogEntry::getMessage)
                .map(REQUEST::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .filter(url -> !url.matches("(file|about|data):.*"))
                .toList();
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    void save(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, picture());
    }
}
