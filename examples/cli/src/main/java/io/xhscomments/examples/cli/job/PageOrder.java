package io.xhscomments.examples.cli.job;

import io.xhscomments.core.model.NoteId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Writes the pages of notes that are read at the same time in the order of the notes. The first note that is not
 * finished writes at once, and the pages of the others are held back. Memory is bounded: with many comments held back,
 * only the first note goes on. Safe to share between threads. If writing a page fails, its exception reaches the thread
 * that triggered it.
 */
class PageOrder {
    /** Writes each page at once. */
    static final PageOrder NONE = new PageOrder(List.of()) {
        @Override
        void write(NoteId note, int comments, Runnable page) {
            page.run();
        }

        @Override
        void finish(NoteId note) {}
    };

    static final int MAX_COMMENTS_HELD_BACK = 20_000;

    private record Page(int comments, Runnable write) {}

    private final Queue<NoteId> unfinished;
    private final Map<NoteId, List<Page>> heldBack = new HashMap<>();
    private final Set<NoteId> finished = new HashSet<>();
    private int comments;

    PageOrder(List<NoteId> notes) {
        this.unfinished = new ArrayDeque<>(notes);
    }

    /** Writes a page, or holds it back. Waits while too much is held back. */
    synchronized void write(NoteId note, int commentsOfPage, Runnable page) {
        boolean interrupted = false;
        while (!note.equals(unfinished.peek()) && comments >= MAX_COMMENTS_HELD_BACK) {
            try {
                wait();
            } catch (InterruptedException later) {
                // The page is paid for, so it is written in any case.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (note.equals(unfinished.peek())) {
            page.run();
        } else {
            comments += commentsOfPage;
            heldBack.computeIfAbsent(note, any -> new ArrayList<>()).add(new Page(commentsOfPage, page));
        }
    }

    /** Ends a note; the pages of the notes after it are written as far as it was their turn. */
    synchronized void finish(NoteId note) {
        finished.add(note);
        while (!unfinished.isEmpty() && finished.contains(unfinished.peek())) {
            unfinished.remove();
            NoteId next = unfinished.peek();
            List<Page> pages = next == null ? List.of() : heldBack.getOrDefault(next, List.of());
            heldBack.remove(next);
            notifyAll();
            for (Page page : pages) {
                comments -= page.comments();
                page.write().run();
            }
        }
    }
}
