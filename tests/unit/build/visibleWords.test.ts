import { describe, expect, it } from 'vitest'
import { noVisibleWords } from '../../../build/checks/visibleWords.mjs'

const found = (jsx: string) =>
  noVisibleWords([{ path: 'a.tsx', text: `export const A = () => ${jsx}` }]).length

describe('noVisibleWords', () => {
  it.each([
    '<p>{t("start.heading")}</p>',
    '<p className="lead" data-kind="quiet">{count} · {name}</p>',
    '<img alt="" src="a.svg" />',
    '<Button aria-label={t("common.back")}>{icon}</Button>',
    '<p>{busy && <Spinner kind="small" />}</p>',
  ])('is content with %s', jsx => expect(found(jsx)).toBe(0))

  it.each([
    '<p>Hello</p>',
    '<p>你好</p>',
    '<p>{"Hello"}</p>',
    '<p>{`Hello ${name}`}</p>',
    '<p>{busy ? "Wait" : t("a")}</p>',
    '<p>{busy && "Wait"}</p>',
    '<p>{name ?? "Nobody"}</p>',
    '<>Hello</>',
    '<Button aria-label="Back" />',
    '<Input placeholder={"Name"} />',
    '<Field label={busy ? "Wait" : t("a")} />',
  ])('finds the word in %s', jsx => expect(found(jsx)).toBe(1))
})
