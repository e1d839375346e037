import { useEffect, useRef } from 'preact/hooks';
import type { LiveStory } from '../../story-feed.js';
import { css } from '../css.js';
import { span } from '../parts/words.js';
import { layOut, LABEL_PX, type Box } from './lanes-layout.js';
import { wordsOf } from './reaction-words.js';

css`
  .lanes {
    scroll-padding-left: 6rem;
    > div {
      position: relative;
    }
    svg {
      position: absolute;
      inset: 0;
      pointer-events: none;
    }
    path {
      fill: none;
      stroke: var(--muted-foreground);
      stroke-width: 1.5;
    }
    marker path {
      fill: var(--muted-foreground);
      stroke: none;
    }
  }
  .lane {
    position: absolute;
    inset-inline: 0;
    background: var(--background);
    border-bottom: 1px solid var(--border);
    &:nth-child(even) {
      background: var(--faint);
    }
    span {
      position: sticky;
      left: 0;
      z-index: 1;
      display: block;
      height: 100%;
      padding: 0.5rem;
      font-size: 0.85rem;
      font-weight: 600;
      background: inherit;
      border-right: 1px solid var(--border);
    }
  }
  .fact {
    position: absolute;
    flex-direction: column;
    align-items: stretch;
    justify-content: start;
    gap: 0;
    padding: 0.35rem 0.5rem;
    font-size: 0.72rem;
    font-weight: 400;
    line-height: 1.3;
    text-align: left;
    white-space: normal;
    overflow: hidden;
    color: var(--foreground);
    background: var(--background);
    border-color: var(--muted-foreground);
    &[aria-pressed='true'] {
      outline: 2px solid var(--primary);
    }
    &.bad {
      border: 2px solid var(--tone);
    }
    &.wait {
      border: 2px dashed var(--tone);
    }
    span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  }
`;

interface Props {
  story: LiveStory;
  services: readonly string[];
  now: number;
  chosen: string | undefined;
  choose: (eventId: string) => void;
  /** Whether to keep the newest fact in sight. */
  follow: boolean;
}

/** The story from left to right: each fact in the lane of its service, with the state of each group. */
export function StoryLanes({ story, services, now, chosen, choose, follow }: Props) {
  const { lanes, boxes, arrows, width, height } = layOut(story.facts, services);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (follow) scroller.current?.scrollTo({ left: width });
  }, [follow, width]);
  return (
    <div
      class="lanes board"
      ref={scroller}
      tabIndex={0}
      role="group"
      aria-label="Facts of the order, by service and time"
    >
      <div style={{ width: `max(100%, ${width + 8}px)`, height: `${height}px` }}>
        {lanes.map((lane) => (
          <div key={lane.service} class="lane" style={{ top: `${lane.y}px`, height: `${lane.height}px` }}>
            <span style={{ width: `${LABEL_PX}px` }}>{lane.service}</span>
          </div>
        ))}
        <svg width={width} height={height} aria-hidden="true">
          <marker id="arrow" refX="6" refY="3.5" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0,0 L7,3.5 L0,7 z" />
          </marker>
          {arrows.map(({ id, path }) => (
            <path key={id} d={path} marker-end="url(#arrow)" />
          ))}
        </svg>
        {boxes.map((box, index) => (
          <FactBox
            key={box.fact.eventId}
            {...{ box, story, now, choose }}
            number={index + 1}
            isChosen={box.fact.eventId === chosen}
          />
        ))}
      </div>
    </div>
  );
}

interface FactBoxProps extends Pick<Props, 'story' | 'now' | 'choose'> {
  box: Box;
  number: number;
  isChosen: boolean;
}

function FactBox({ box: { fact, x, y, width, height }, story, now, choose, number, isChosen }: FactBoxProps) {
  const first = Date.parse(story.facts[0]?.time ?? fact.time);
  const states = new Set(fact.reactions.map(({ state }) => state));
  const tone = states.has('dead') ? 'bad' : states.has('retrying') || states.has('blocked') ? 'wait' : '';
  const place = { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` };
  return (
    <button
      type="button"
      class={`fact ${tone}`}
      style={place}
      aria-pressed={isChosen}
      data-topic={fact.topic}
      onClick={() => choose(fact.eventId)}
    >
      <strong>
        {number} {fact.topic}
      </strong>
      <span class="text-light">
        {fact.place ? `+${span(Date.parse(fact.time) - first)}` : 'in the outbox'}
      </span>
      {fact.reactions.map((reaction) => {
        const { sign, tone: colour, words } = wordsOf(reaction, now);
        return (
          <span key={reaction.group} class={colour}>
            {sign} {reaction.group} {words}
          </span>
        );
      })}
    </button>
  );
}
