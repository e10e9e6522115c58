package io.xhscomments.testkit;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A plain HTTP client for the stub, with valid headers by default and without retries. */
public record StubClient(TikHubStub stub, Map<String, String> headers) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static StubClient to(TikHubStub stub) {
        return new StubClient(
                stub,
                Map.of(
                        TikHubApi.AUTHORIZATION,
                        stub.apiKey().authorization(),
                        TikHubApi.USER_AGENT,
                        "xhs-comments-test"));
    }

    public StubClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new StubClient(stub, more);
    }

    public StubClient without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new StubClient(stub, fewer);
    }

    public HttpResponse<byte[]> ask(TikHubRoute route, PageRequest page) throws IOException, InterruptedException {
        return get(route.requestFor(page).uri(stub.baseUrl()));
    }

    public HttpResponse<byte[]> get(String relative) throws IOException, InterruptedException {
        return get(stub.baseUrl().resolve(relative));
    }

    public HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return CLIENT.send(request(address).build(), BodyHandlers.ofByteArray());
    }

    public HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        headers.forEach(request::setHeader);
        return request;
    }

    /** A socket over which the request has been sent. The caller closes it. */
    Socket connected(TikHubRoute route, PageRequest page) throws IOException {
        URI address = route.requestFor(page).uri(stub.baseUrl());
        Socket socket = new Socket(address.getHost(), address.getPort());
        StringBuilder head = new StringBuilder("GET " + address.getRawPath() + "?" + address.getRawQuery());
        head.append(" HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    public static byte[] decompressed(byte[] body) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
}
